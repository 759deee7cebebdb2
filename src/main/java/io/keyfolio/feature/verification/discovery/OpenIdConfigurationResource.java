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

/** Publishes the same metadata where OpenID Connect clients look for it (OpenID Connect Discovery 1.0, section 4). */
@Path("/.well-known/openid-configuration")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Verification")
public class OpenIdConfigurationResource {

    private final ServerMetadata metadata;
    private final RoutingContext request;

    OpenIdConfigurationResource(ServerMetadata metadata, RoutingContext request) {
        this.metadata = metadata;
        this.request = request;
    }

    @GET
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
    public Uni<Response> describe() {
        return Uni.createFrom().item(metadata.answer(request));
    }
}
