package io.keyfolio.feature.agent.transport;

import io.keyfolio.identity.credential.Ability;
import io.keyfolio.platform.problem.DomainException.UpgradeRequired;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Answers requests to {@link AgentSocket} that are no WebSocket handshake; {@code META-INF/openapi.yaml} documents both. */
@Path(AgentSocket.PATH)
public class AgentConnectResource {

    @GET
    @PermissionsAllowed(Ability.AGENTS_CONNECT)
    @Operation(hidden = true)
    public Uni<Void> connect() {
        return Uni.createFrom().failure(UpgradeRequired::new);
    }
}
