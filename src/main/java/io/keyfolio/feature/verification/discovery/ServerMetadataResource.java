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

/**
 * Publishes the metadata by which OAuth clients find the signing keys and introspection: at the path of RFC 8414, and at that of
 * OpenID Connect Discovery 1.0.
 */
@Path("/.well-known")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Verification")
public class ServerMetadataResource {

    private final ServerMetadata metadata;
    private final RoutingContext request;

    ServerMetadataResource(ServerMetadata metadata, RoutingContext request) {
        this.metadata = metadata;
        this.request = request;
    }

    @GET
    @Path("oauth-authorization-server")
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
    public Uni<Response> authorizationServer() {
        return Uni.createFrom().item(metadata.answer(request));
    }

    @GET
    @Path("openid-configuration")
    @Compressible
    @PermitAll
    @Operation(
            operationId = "getOpenIdConfiguration",
            summary = "Get the metadata for OpenID Connect clients",
            description = ServerMetadata.DESCRIPTION)
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = ServerMetadataResponse.class)))
    public Uni<Response> openIdConfiguration() {
        return Uni.createFrom().item(metadata.answer(request));
    }
}
