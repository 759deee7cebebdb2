package io.keyfolio.identity.audit;

import com.fasterxml.jackson.annotation.JsonValue;
import io.keyfolio.identity.id.AccountId;
import io.keyfolio.identity.id.ApiKeyId;
import io.keyfolio.identity.invalidation.Change;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The actions that audit events record. */
@Schema(name = "AuditAction")
public enum AuditAction {
    ACCOUNT_CREATED("account.created", Announced.NOTHING),
    ACCOUNT_DELETED("account.deleted", Announced.ACCOUNT_KEY),
    LOGIN_SUCCEEDED("login.succeeded", Announced.NOTHING),
    LOGIN_FAILED("login.failed", Announced.NOTHING),
    SESSION_REFRESHED("session.refreshed", Announced.ACCOUNT),
    SESSION_ENDED("session.ended", Announced.ACCOUNT),
    OTHER_SESSIONS_ENDED("session.others_ended", Announced.ACCOUNT),
    PASSWORD_CHANGED("password.changed", Announced.ACCOUNT),
    PASSWORD_REFUSED("password.refused", Announced.NOTHING),
    PASSWORD_CHANGE_ADVISED("password.change_advised", Announced.NOTHING),
    PASSWORD_RESET_REQUESTED("password.reset_requested", Announced.NOTHING),
    PASSWORD_RESET("password.reset", Announced.ACCOUNT),
    EMAIL_VERIFIED("email.verified", Announced.ACCOUNT),
    EMAIL_CHANGE_REQUESTED("email.change_requested", Announced.NOTHING),
    EMAIL_CHANGED("email.changed", Announced.ACCOUNT),
    EMAIL_CHANGE_UNDONE("email.change_undone", Announced.ACCOUNT),
    USERNAME_CHANGED("username.changed", Announced.ACCOUNT),
    NAME_CHANGED("name.changed", Announced.ACCOUNT),
    AVATAR_CHANGED("avatar.changed", Announced.ACCOUNT),
    AVATAR_REMOVED("avatar.removed", Announced.ACCOUNT),
    PREFERENCES_CHANGED("preferences.changed", Announced.ACCOUNT),
    API_KEY_CREATED("api_key.created", Announced.NOTHING),
    API_KEY_REVOKED("api_key.revoked", Announced.API_KEY),
    API_KEY_REGENERATED("api_key.regenerated", Announced.API_KEY),
    API_KEY_RENAMED("api_key.renamed", Announced.API_KEY),
    API_KEY_NARROWED("api_key.narrowed", Announced.API_KEY),
    ACCOUNT_KEY_REGENERATED("account_key.regenerated", Announced.ACCOUNT_KEY),
    AGENT_REGISTERED("agent.registered", Announced.NOTHING),
    AGENT_REMOVED("agent.removed", Announced.NOTHING),
    TOKEN_INTROSPECTED("token.introspected", Announced.NOTHING),
    LIMIT_REACHED("limit.reached", Announced.NOTHING);

    private final String label;
    private final Announced announced;

    AuditAction(String label, Announced announced) {
        this.label = label;
        this.announced = announced;
    }

    /** The published name of the action. */
    @JsonValue
    public String label() {
        return label;
    }

    /** The change to announce for the action on a target of an account; empty for none. */
    Optional<Change> change(AccountId account, Object target) {
        return switch (announced) {
            case NOTHING -> Optional.empty();
            case ACCOUNT -> Optional.of(new Change.AccountChanged(account));
            case ACCOUNT_KEY -> Optional.of(new Change.AccountKeyEnded(account));
            case API_KEY -> Optional.of(new Change.ApiKeyChanged((ApiKeyId) target, account));
        };
    }

    /** The action with a label; empty when there is none. */
    public static Optional<AuditAction> of(String label) {
        return Arrays.stream(values())
                .filter(action -> action.label.equals(label))
                .findFirst();
    }

    /** All labels, with commas between. */
    public static String labels() {
        return Arrays.stream(values()).map(AuditAction::label).collect(Collectors.joining(", "));
    }

    /** The change that is announced once the action has committed, so that this replica does not use stale cache entries. */
    private enum Announced {
        /** The action invalidates no cache entry, or the notification of a trigger suffices. */
        NOTHING,
        ACCOUNT,
        ACCOUNT_KEY,
        API_KEY
    }
}
