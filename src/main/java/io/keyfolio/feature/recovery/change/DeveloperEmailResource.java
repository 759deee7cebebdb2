package io.keyfolio.feature.recovery.change;

import io.keyfolio.identity.credential.Caller;
import io.keyfolio.identity.credential.Credential;
import io.keyfolio.platform.concurrency.WithDeadline;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The change of the e-mail address in the developer API. */
@Path("/v1/auth")
@WithDeadline
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Authentication")
public class DeveloperEmailResource {

    private final EmailChangeRequests requests;
    private final EmailChangeUndo undo;
    private final Caller caller;

    DeveloperEmailResource(EmailChangeRequests requests, EmailChangeUndo undo, Caller caller) {
        this.requests = requests;
        this.undo = undo;
        this.caller = caller;
    }

    @PUT
    @Path("user/email")
    @RolesAllowed(Credential.SESSION_ROLE)
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(202)
    @APIResponseSchema(value = EmailChangeResponse.class, responseCode = "202")
    @Operation(
            operationId = "changeDeveloperEmail",
            summary = "Change the e-mail address",
            description = EmailChangeDescriptions.REQUEST)
    public Uni<EmailChangeResponse> change(ChangeEmailRequest wanted) {
        return requests.store(wanted, caller.account()).replaceWith(EmailChangeResponse.REQUESTED);
    }

    @POST
    @Path("email/undo")
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "undoDeveloperEmailChange",
            summary = "Undo a change of the e-mail address",
            description = EmailChangeDescriptions.UNDO)
    public Uni<EmailChangeResponse> undo(UndoEmailChangeRequest wanted) {
        return undo.apply(wanted).replaceWith(EmailChangeResponse.UNDONE);
    }
}
