package io.keyfolio.feature.sessions;

import io.keyfolio.identity.account.Account;
import io.keyfolio.identity.audit.Actors;
import io.keyfolio.identity.audit.AuditAction;
import io.keyfolio.identity.audit.Mutations;
import io.keyfolio.identity.credential.Caller;
import io.keyfolio.identity.credential.Credential;
import io.keyfolio.identity.id.AccountId;
import io.keyfolio.identity.id.SessionId;
import io.keyfolio.identity.session.Session;
import io.keyfolio.platform.concurrency.WithDeadline;
import io.keyfolio.platform.http.compression.Compressible;
import io.keyfolio.platform.problem.DomainException.NotFound;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** The sessions of the caller's account: list and end them. */
@Path("/v1/auth/sessions")
@WithDeadline
@RolesAllowed(Credential.SESSION_ROLE)
@Tag(name = "Sessions")
public class SessionResource {

    private final Caller caller;
    private final SessionList sessions;
    private final Mutations mutations;
    private final Actors actors;

    SessionResource(Caller caller, SessionList sessions, Mutations mutations, Actors actors) {
        this.caller = caller;
        this.sessions = sessions;
        this.mutations = mutations;
        this.actors = actors;
    }

    @GET
    @Compressible
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listSessions",
            summary = "List sessions",
            description = "Returns the sessions of the account, the earliest sign-in first. Requires a session token; "
                    + "an API key gets 403.")
    public Uni<List<SessionResponse>> list() {
        return sessions.of(caller.account(), caller.session());
    }

    @DELETE
    @Path("{id}")
    @ResponseStatus(204)
    @APIResponse(responseCode = "204", description = "The session is ended.")
    @Operation(
            operationId = "endSession",
            summary = "End a session",
            description = "Ends a session of the account, which can be the caller's own. The service refuses its token "
                    + "at once. Requires a session token; an API key gets 403.")
    public Uni<Void> end(@RestPath @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) String id) {
        SessionId session = SessionId.parse(id).orElseThrow(() -> new NotFound("session"));
        AccountId account = caller.account();
        return mutations
                .commit(actors.caller(), mutation -> Session.endOwned(session, account)
                        .map(ended -> ended ? Boolean.TRUE : null)
                        .plug(NotFound.whenNull("session"))
                        .chain(() -> mutation.note(AuditAction.SESSION_ENDED, session)))
                .replaceWithVoid();
    }

    @DELETE
    @ResponseStatus(204)
    @APIResponse(responseCode = "204", description = "All other sessions are ended.")
    @Operation(
            operationId = "endOtherSessions",
            summary = "End all other sessions",
            description = "Ends all sessions of the account except the caller's. API keys stay valid. Requires a "
                    + "session token; an API key gets 403.")
    public Uni<Void> endOthers() {
        AccountId account = caller.account();
        SessionId kept = caller.session();
        return mutations
                .commit(actors.caller(), mutation -> Account.findLocked(account)
                        .chain(() -> Session.endOthers(account, kept))
                        .chain(() -> mutation.note(AuditAction.OTHER_SESSIONS_ENDED)))
                .replaceWithVoid();
    }
}
