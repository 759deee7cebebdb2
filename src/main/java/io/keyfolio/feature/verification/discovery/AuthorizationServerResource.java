package io.keyfolio.feature.verification.discovery;

import io.keyfolio.platform.http.compression.Compressible;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Publishes the metadata by which OAuth clients find the signing keys and introspection (RFC 8414). */
@Path("/.well-known/oauth-authorization-server")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Verification")
public class AuthorizationServerResource {

    private final ServerMetadata metadata;
    private final RoutingContext request;

    AuthorizationServerResource(ServerMetadata metadata, RoutingContext request) {
        this.metadata = metadata;
        this.request = request;
    }

    @GET
    @Compressible
    @PermitAll
    @Operation(
            operationId = "getAuthorizationServerMetadata",
            summary = "Get the metadata for OAuth clients",
            description = ServerMetadata.DESCRIPTION)
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = ServerMetadataResponse.class)))
    public Uni<Response> describe() {
        return Uni.createFrom().item(metadata.answer(request));
    }
}
