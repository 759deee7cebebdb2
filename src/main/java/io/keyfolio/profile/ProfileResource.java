package io.keyfolio.profile;

import io.keyfolio.account.Account;
import io.keyfolio.account.AccountKeys;
import io.keyfolio.request.InTime;
import io.keyfolio.security.Ability;
import io.keyfolio.security.Caller;
import io.keyfolio.security.Credential;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The account API's profile: read it, replace its key, password and picture. */
@Path("/api/profile")
@InTime
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Profile")
public class ProfileResource {

    private final Caller caller;
    private final AccountKeys accountKeys;
    private final PasswordReset passwordReset;

    ProfileResource(Caller caller, AccountKeys accountKeys, PasswordReset passwordReset) {
        this.caller = caller;
        this.accountKeys = accountKeys;
        this.passwordReset = passwordReset;
    }

    @GET
    @PermissionsAllowed(Ability.PROFILE_READ)
    @WithSession
    @Operation(
            summary = "Get the profile",
            description = "The account API key is shown to a session; to an API key it is masked after its prefix.")
    public Uni<ProfileView> profile() {
        return Account.require(caller.account()).map(account -> ProfileView.of(account, visibleKey(account)));
    }

    @POST
    @Path("regenerate-api-key")
    @RolesAllowed(Credential.SESSION_ROLE)
    @WithTransaction
    @Operation(
            summary = "Regenerate the account API key",
            description = "The old key is refused from now on. Needs a session: an API key gets 403 here.")
    public Uni<RegeneratedView> regenerateApiKey() {
        return accountKeys.replace(caller.account()).map(RegeneratedView::of);
    }

    @POST
    @Path("reset-password")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Credential.SESSION_ROLE)
    @Operation(
            summary = "Change the password",
            description = "All other sessions end; API keys stay. Needs a session: an API key gets 403 here.")
    public Uni<PasswordChanged> resetPassword(PasswordChange change) {
        return passwordReset.apply(change, caller.account(), caller.session()).replaceWith(PasswordChanged::new);
    }

    @POST
    @Path("upload-avatar")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Ability.PROFILE_WRITE)
    @WithTransaction
    @Operation(summary = "Set the avatar's URL")
    public Uni<AvatarView> uploadAvatar(AvatarChange change) {
        return Account.replaceAvatar(caller.account(), change.avatarUrl())
                .replaceWith(AvatarView.of(change.avatarUrl()));
    }

    private String visibleKey(Account account) {
        return caller.isSession() ? accountKeys.reveal(account) : AccountKeys.MASKED;
    }
}
