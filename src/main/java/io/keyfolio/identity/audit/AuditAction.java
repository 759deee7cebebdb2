package io.keyfolio.identity.audit;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the audit tells of. */
@Schema(name = "AuditAction")
public enum AuditAction {
    ACCOUNT_CREATED("account.created"),
    ACCOUNT_DELETED("account.deleted"),
    LOGIN_SUCCEEDED("login.succeeded"),
    LOGIN_FAILED("login.failed"),
    SESSION_REFRESHED("session.refreshed"),
    SESSION_ENDED("session.ended"),
    OTHER_SESSIONS_ENDED("session.others_ended"),
    PASSWORD_CHANGED("password.changed"),
    PASSWORD_REFUSED("password.refused"),
    PASSWORD_CHANGE_ADVISED("password.change_advised"),
    AVATAR_CHANGED("avatar.changed"),
    PREFERENCES_CHANGED("preferences.changed"),
    API_KEY_CREATED("api_key.created"),
    API_KEY_REVOKED("api_key.revoked"),
    API_KEY_REGENERATED("api_key.regenerated"),
    API_KEY_RENAMED("api_key.renamed"),
    API_KEY_NARROWED("api_key.narrowed"),
    ACCOUNT_KEY_REGENERATED("account_key.regenerated"),
    AGENT_REGISTERED("agent.registered"),
    AGENT_REMOVED("agent.removed"),
    TOKEN_INTROSPECTED("token.introspected"),
    LIMIT_REACHED("limit.reached");

    private final String label;

    AuditAction(String label) {
        this.label = label;
    }

    @JsonValue
    public String label() {
        return label;
    }

    public static Optional<AuditAction> of(String label) {
        return Arrays.stream(values())
                .filter(action -> action.label.equals(label))
                .findFirst();
    }

    public static String labels() {
        return Arrays.stream(values()).map(AuditAction::label).collect(Collectors.joining(", "));
    }
}
