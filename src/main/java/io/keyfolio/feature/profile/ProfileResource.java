package io.keyfolio.feature.profile;

import io.keyfolio.identity.account.Account;
import io.keyfolio.identity.account.AccountKeys;
import io.keyfolio.identity.audit.Actors;
import io.keyfolio.identity.audit.AuditAction;
import io.keyfolio.identity.audit.Mutations;
import io.keyfolio.identity.credential.Ability;
import io.keyfolio.identity.credential.Caller;
import io.keyfolio.identity.credential.Credential;
import io.keyfolio.platform.concurrency.WithDeadline;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The profile in the account API: read it, regenerate its account API key, change the password and the avatar. */
@Path("/api/profile")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Profile")
public class ProfileResource {

    private final Caller caller;
    private final AccountKeys accountKeys;
    private final PasswordChange passwordChange;
    private final Mutations mutations;
    private final Actors actors;

    ProfileResource(
            Caller caller, AccountKeys accountKeys, PasswordChange passwordChange, Mutations mutations, Actors actors) {
        this.caller = caller;
        this.accountKeys = accountKeys;
        this.passwordChange = passwordChange;
        this.mutations = mutations;
        this.actors = actors;
    }

    @GET
    @PermissionsAllowed(Ability.PROFILE_READ)
    @Operation(
            operationId = "getProfile",
            summary = "Get the profile",
            description = "A session token gets the account API key. An API key gets only its prefix, followed by a "
                    + "mask.")
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
            description = "Replaces the account API key. The service refuses the old key at once and disconnects its "
                    + "agents with code 4401. Requires a session token; an API key gets 403.")
    public Uni<ProfileResponse.KeyRegenerated> regenerateApiKey() {
        UUID account = caller.account();
        return mutations
                .commit(actors.caller(), mutation -> accountKeys
                        .replace(account)
                        .call(() -> mutation.note(AuditAction.ACCOUNT_KEY_REGENERATED)))
                .map(ProfileResponse.KeyRegenerated::of);
    }

    @POST
    @WithDeadline
    @Path("reset-password")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Credential.SESSION_ROLE)
    @Operation(
            operationId = "changePassword",
            summary = "Change the password",
            description = "Changes the password and ends all other sessions. API keys stay valid. Requires a session "
                    + "token; an API key gets 403. A wrong current password gets 400 and changes nothing.")
    public Uni<ProfileResponse.PasswordChanged> resetPassword(ChangePasswordRequest change) {
        return passwordChange
                .apply(change, caller.account(), caller.session())
                .replaceWith(ProfileResponse.PasswordChanged::new);
    }

    @POST
    @WithDeadline
    @Path("upload-avatar")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Ability.PROFILE_WRITE)
    @Operation(
            operationId = "setAvatar",
            summary = "Set the avatar's URL",
            description = "Stores the URL. The service does not fetch it.")
    public Uni<ProfileResponse.AvatarSet> uploadAvatar(UpdateAvatarRequest change) {
        UUID account = caller.account();
        return mutations
                .commit(actors.caller(), mutation -> Account.replaceAvatar(account, change.avatarUrl())
                        .call(changed -> mutation.noteIf(changed, AuditAction.AVATAR_CHANGED)))
                .replaceWith(ProfileResponse.AvatarSet.of(change.avatarUrl()));
    }

    private String visibleKey() {
        return caller.isSession() ? accountKeys.reveal(caller.owner()) : AccountKeys.MASKED;
    }
}
