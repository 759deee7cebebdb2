package io.keyfolio.agent;

import io.keyfolio.problem.Problem;
import io.keyfolio.problem.UpgradeRequired;
import io.keyfolio.security.Ability;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Answers those who come to {@link AgentSocket} without a WebSocket handshake, and documents it. */
@Path(AgentSocket.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Machines")
public class AgentConnectResource {

    @GET
    @PermissionsAllowed(Ability.AGENTS_CONNECT)
    @Operation(
            summary = "Connect an agent",
            description =
                    "A WebSocket (RFC 6455) with the sub-protocol keyfolio.agent.v1, opened with the account API key"
                            + " or an API key that has the ability agents:connect; a session is refused. The messages and the"
                            + " codes that close it are in docs/agent-protocol.md. Regenerating the account API key closes all"
                            + " connections that were opened with the old one, with code 4401.")
    @APIResponse(responseCode = "101", description = "Switching Protocols: the connection is a WebSocket now.")
    @APIResponse(
            responseCode = "400",
            description = "The sub-protocol was not offered.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "AccountProblem")))
    @APIResponse(
            responseCode = "426",
            description = "Upgrade Required: not a WebSocket handshake of version 13.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "AccountProblem")))
    @APIResponse(
            responseCode = "429",
            description = "Too many requests, or the account has too many open connections.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "AccountProblem")))
    public Uni<Void> connect() {
        return Uni.createFrom().failure(UpgradeRequired::new);
    }
}
