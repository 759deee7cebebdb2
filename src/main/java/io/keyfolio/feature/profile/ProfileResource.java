package io.keyfolio.feature.profile;

import io.keyfolio.identity.account.Account;
import io.keyfolio.identity.account.AccountKeys;
import io.keyfolio.identity.account.AccountTransactions;
import io.keyfolio.identity.audit.Audit;
import io.keyfolio.identity.audit.AuditAction;
import io.keyfolio.identity.audit.AuditTrail;
import io.keyfolio.identity.credential.Ability;
import io.keyfolio.identity.credential.Caller;
import io.keyfolio.identity.credential.Credential;
import io.keyfolio.identity.invalidation.Change;
import io.keyfolio.platform.concurrency.WithDeadline;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The account API's profile: read it, replace its key, password and picture. */
@Path("/api/profile")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Profile")
public class ProfileResource {

    private final Caller caller;
    private final AccountKeys accountKeys;
    private final PasswordChange passwordChange;
    private final AccountTransactions transactions;
    private final Event<Change> changes;
    private final Audit audit;

    ProfileResource(
            Caller caller,
            AccountKeys accountKeys,
            PasswordChange passwordChange,
            AccountTransactions transactions,
            Event<Change> changes,
            Audit audit) {
        this.caller = caller;
        this.accountKeys = accountKeys;
        this.passwordChange = passwordChange;
        this.transactions = transactions;
        this.changes = changes;
        this.audit = audit;
    }

    @GET
    @PermissionsAllowed(Ability.PROFILE_READ)
    @Operation(
            operationId = "getProfile",
            summary = "Get the profile",
            description = "The account API key is shown to a session; to an API key it is masked after its prefix.")
    public Uni<ProfileResponse> profile() {
        return Uni.createFrom().item(ProfileResponse.of(caller.owner(), visibleKey()));
    }

    @POST
    @WithDeadline
    @Path("regenerate-api-key")
    @RolesAllowed(Credential.SESSION_ROLE)
    @Operation(
            operationId = "regenerateAccountApiKey",
            summary = "Regenerate the account API key",
            description = "The old key is refused from now on. Needs a session: an API key gets 403 here.")
    public Uni<RegeneratedKeyResponse> regenerateApiKey() {
        UUID account = caller.account();
        AuditTrail auditTrail = audit.byCaller();
        return transactions
                .run(account, () -> accountKeys
                        .replace(account)
                        .call(() -> auditTrail.note(AuditAction.ACCOUNT_KEY_REGENERATED)))
                .invoke(() -> changes.fire(new Change.AccountKeyEnded(account)))
                .map(RegeneratedKeyResponse::of);
    }

    @POST
    @WithDeadline
    @Path("reset-password")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Credential.SESSION_ROLE)
    @Operation(
            operationId = "changePassword",
            summary = "Change the password",
            description = "All other sessions end; API keys stay. Needs a session: an API key gets 403 here.")
    public Uni<PasswordChangedResponse> resetPassword(ChangePasswordRequest change) {
        UUID account = caller.account();
        return passwordChange
                .apply(change, account, caller.session())
                .invoke(() -> announceChange(account))
                .replaceWith(PasswordChangedResponse::new);
    }

    @POST
    @WithDeadline
    @Path("upload-avatar")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Ability.PROFILE_WRITE)
    @Operation(
            operationId = "setAvatar",
            summary = "Set the avatar's URL",
            description = "The service keeps the URL and does not fetch it.")
    public Uni<AvatarResponse> uploadAvatar(UpdateAvatarRequest change) {
        UUID account = caller.account();
        AuditTrail auditTrail = audit.byCaller();
        return transactions
                .run(account, () -> Account.replaceAvatar(account, change.avatarUrl())
                        .call(changed -> auditTrail.noteIf(changed, AuditAction.AVATAR_CHANGED)))
                .invoke(() -> announceChange(account))
                .replaceWith(AvatarResponse.of(change.avatarUrl()));
    }

    /** This replica knows it before its answer says so; the others are told by the database. */
    private void announceChange(UUID account) {
        changes.fire(new Change.AccountChanged(account));
    }

    private String visibleKey() {
        return caller.isSession() ? accountKeys.reveal(caller.owner()) : AccountKeys.MASKED;
    }
}
