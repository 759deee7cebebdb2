package io.keyfolio.feature.recovery.change;

import io.keyfolio.platform.concurrency.WithDeadline;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The end of an unwanted change of the e-mail address in the account API. */
@Path("/api/auth")
@WithDeadline
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Account")
public class AccountEmailUndoResource {

    private final EmailChangeUndo undo;

    AccountEmailUndoResource(EmailChangeUndo undo) {
        this.undo = undo;
    }

    @POST
    @Path("undo-email-change")
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "undoEmailChange",
            summary = "Undo a change of the e-mail address",
            description = EmailChangeDescriptions.UNDO)
    public Uni<EmailChangeResponse> undo(UndoEmailChangeRequest wanted) {
        return undo.apply(wanted).replaceWith(EmailChangeResponse.UNDONE);
    }
}
