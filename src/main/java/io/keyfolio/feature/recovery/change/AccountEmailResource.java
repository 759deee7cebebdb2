package io.keyfolio.feature.recovery.change;

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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The change of the e-mail address in the account API. */
@Path("/api/profile/email")
@WithDeadline
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Profile")
public class AccountEmailResource {

    private final EmailChangeRequests requests;
    private final Caller caller;

    AccountEmailResource(EmailChangeRequests requests, Caller caller) {
        this.requests = requests;
        this.caller = caller;
    }

    @PUT
    @RolesAllowed(Credential.SESSION_ROLE)
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(202)
    @APIResponseSchema(value = EmailChangeResponse.class, responseCode = "202")
    @Operation(
            operationId = "changeEmail",
            summary = "Change the e-mail address",
            description = EmailChangeDescriptions.REQUEST)
    public Uni<EmailChangeResponse> change(ChangeEmailRequest wanted) {
        return requests.store(wanted, caller.account()).replaceWith(EmailChangeResponse.REQUESTED);
    }
}
