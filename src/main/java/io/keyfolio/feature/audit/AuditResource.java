package io.keyfolio.feature.audit;

import io.keyfolio.identity.credential.Ability;
import io.keyfolio.identity.credential.Caller;
import io.keyfolio.platform.concurrency.WithDeadline;
import io.keyfolio.platform.http.compression.Compressible;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The audit events of the caller's account. */
@Path("/v1/profile/audit")
@WithDeadline
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit")
public class AuditResource {

    private final Caller caller;
    private final AuditEvents auditEvents;

    AuditResource(Caller caller, AuditEvents auditEvents) {
        this.caller = caller;
        this.auditEvents = auditEvents;
    }

    @GET
    @Compressible
    @PermissionsAllowed(Ability.AUDIT_READ)
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = AuditEventPageResponse.class)))
    @APIResponse(responseCode = "422", ref = "#/components/responses/Developer422")
    @Operation(
            operationId = "listAuditEvents",
            summary = "List audit events",
            description = "Returns the audit events of the account, newest first. They record changes and failed "
                    + "attempts. An API key needs the ability audit:read. The service writes an event in the "
                    + "transaction of its change. The filters compare times to the microsecond; responses show "
                    + "them to the second. The regeneration of a key writes two events with the same request id: "
                    + "api_key.regenerated for the old key and api_key.created for the new one.")
    public Uni<AuditEventPageResponse> list(@BeanParam EventQuery query) {
        return auditEvents.of(caller.account(), query.selection());
    }
}
