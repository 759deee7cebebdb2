package io.keyfolio.feature.profile;

import io.keyfolio.identity.account.AccountKeys;
import io.keyfolio.identity.audit.Actors;
import io.keyfolio.identity.audit.AuditAction;
import io.keyfolio.identity.audit.Mutations;
import io.keyfolio.identity.credential.Ability;
import io.keyfolio.identity.credential.Caller;
import io.keyfolio.identity.credential.Credential;
import io.keyfolio.identity.id.AccountId;
import io.keyfolio.identity.mail.EmailVerification;
import io.keyfolio.identity.mail.MailKind;
import io.keyfolio.identity.mail.Outbox;
import io.keyfolio.platform.concurrency.WithDeadline;
import io.keyfolio.platform.http.query.FieldsParameter;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** The profile in the account API: read it, regenerate its account API key, change the password and the avatar. */
@Path("/api/profile")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Profile")
public class ProfileResource {

    private final Caller caller;
    private final AccountKeys accountKeys;
    private final PasswordChange passwordChange;
    private final AvatarChange avatarChange;
    private final Mutations mutations;
    private final Actors actors;
    private final Outbox outbox;
    private final EmailVerification verification;

    ProfileResource(
            Caller caller,
            AccountKeys accountKeys,
            PasswordChange passwordChange,
            AvatarChange avatarChange,
            Mutations mutations,
            Actors actors,
            Outbox outbox,
            EmailVerification verification) {
        this.verification = verification;
        this.outbox = outbox;
        this.avatarChange = avatarChange;
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
                    + "mask. With fields=extended, the response also says whether the e-mail address is verified, which "
                    + "extends the published API.")
    public Uni<ProfileResponse> profile(
            @RestQuery
                    @Parameter(
                            description = "Use \"extended\" to get email_verified.",
                            schema = @Schema(enumeration = FieldsParameter.EXTENDED))
                    String fields) {
        return Uni.createFrom()
                .item(ProfileResponse.of(caller.owner(), visibleKey(), FieldsParameter.isExtended(fields)));
    }

    @POST
    @WithDeadline
    @Path("regenerate-api-key")
    @RolesAllowed(Credential.SESSION_ROLE)
    @Operation(
            operationId = "regenerateAccountApiKey",
            summary = "Regenerate the account API key",
            description = "Replaces the account API key. The service refuses the old key at once and disconnects its "
                    + "agents with code 4401. Requires a session token; an API key gets 403. If the operator requires "
                    + "verified e-mail addresses (KEYFOLIO_EMAIL_VERIFICATION) and that of the account is not verified, "
                    + "the response is 403.")
    public Uni<ProfileResponse.KeyRegenerated> regenerateApiKey() {
        verification.require(caller.owner());
        AccountId account = caller.account();
        return mutations
                .commit(actors.caller(), mutation -> accountKeys
                        .replace(account)
                        .call(() -> mutation.note(AuditAction.ACCOUNT_KEY_REGENERATED))
                        .call(() -> outbox.notice(MailKind.ACCOUNT_KEY_REGENERATED, account)))
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
            description = "Stores the URL. The service does not fetch it. With null, removes the avatar.")
    public Uni<ProfileResponse.AvatarSet> uploadAvatar(UpdateAvatarRequest change) {
        return change.avatarUrl() == null
                ? avatarChange.remove(caller.account())
                : avatarChange.set(change.avatarUrl(), caller.account());
    }

    @DELETE
    @WithDeadline
    @Path("avatar")
    @PermissionsAllowed(Ability.PROFILE_WRITE)
    @Operation(
            operationId = "removeAvatar",
            summary = "Remove the avatar",
            description = "Removes the URL of the avatar. The response is the same without an avatar. This operation "
                    + "extends the published API.")
    public Uni<ProfileResponse.AvatarSet> removeAvatar() {
        return avatarChange.remove(caller.account());
    }

    private String visibleKey() {
        return caller.isSession() ? accountKeys.reveal(caller.owner()) : AccountKeys.MASKED;
    }
}
