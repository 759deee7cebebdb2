package io.keyfolio.feature.signin.refresh;

import io.keyfolio.identity.credential.Caller;
import io.keyfolio.identity.credential.Credential;
import io.keyfolio.platform.concurrency.WithDeadline;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Exchanges session tokens for new ones. */
@Path("/api/auth/refresh")
@WithDeadline
@RolesAllowed(Credential.SESSION_ROLE)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Account")
public class RefreshResource {

    private final SessionRefresh refresh;
    private final Caller caller;

    RefreshResource(SessionRefresh refresh, Caller caller) {
        this.refresh = refresh;
        this.caller = caller;
    }

    /** Exchanges the caller's token. Authentication has read it already, from the header or from {@code presented}. */
    @POST
    @Operation(
            operationId = "refreshSessionToken",
            summary = "Refresh a session token",
            description = "Exchanges a session token for a new one. The service reads the token from the header or, if "
                    + "the header is absent, from the body. It refuses the old token at once. Of two concurrent "
                    + "exchanges, one succeeds and the other gets 401. The body has at most 4 KB.")
    public Uni<TokenView> refresh(@RequestBody(required = false) RefreshRequest presented) {
        return refresh.exchange(caller.account(), caller.session()).map(token -> new TokenView(token.text()));
    }

    /** A new session token. */
    @Schema(name = "RefreshSessionTokenResponse")
    record TokenView(
            @Schema(required = true, examples = "eyJ…") String token) {

        @Override
        public String toString() {
            return "TokenView[hidden]";
        }
    }
}
