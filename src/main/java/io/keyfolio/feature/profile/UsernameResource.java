package io.keyfolio.feature.profile;

import io.keyfolio.identity.credential.Caller;
import io.keyfolio.identity.credential.Credential;
import io.keyfolio.platform.concurrency.WithDeadline;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The username in the account API. */
@Path("/api/profile/username")
@WithDeadline
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Profile")
public class UsernameResource {

    private final Caller caller;
    private final UsernameChange usernameChange;

    UsernameResource(Caller caller, UsernameChange usernameChange) {
        this.caller = caller;
        this.usernameChange = usernameChange;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Credential.SESSION_ROLE)
    @Operation(
            operationId = "changeUsername",
            summary = "Change the username",
            description = "Changes the username. The old one stays reserved for the account for a while "
                    + "(KEYFOLIO_USERNAME_RESERVED_FOR): no other account can take it, and the account can take it back. "
                    + "A display name that equals the old username changes with it. A taken or reserved username gets "
                    + "400. Requires a session token; an API key gets 403. This operation extends the published API.")
    public Uni<ProfileResponse.UsernameChanged> change(UpdateUsernameRequest change) {
        return usernameChange
                .apply(change.username(), caller.account())
                .replaceWith(ProfileResponse.UsernameChanged.of(change.username()));
    }
}
