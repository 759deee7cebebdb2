package io.keyfolio.platform.openapi;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The resource at the root, which names the service and its APIs. It does not reveal the version. */
@Path("/")
@Produces({MediaType.TEXT_PLAIN, MediaType.APPLICATION_JSON})
@Tag(name = "Service")
public class RootResource {

    private static final List<Variant> VARIANTS = Variant.mediaTypes(
                    MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8"), MediaType.APPLICATION_JSON_TYPE)
            .build();

    private static final ServiceView SERVICE = new ServiceView(
            "Keyfolio",
            "User profiles, preferences and API keys.",
            "/api",
            "/v1",
            "/api/signup",
            "/q/openapi",
            "/.well-known/jwks.json");

    private static final String TEXT = """
            Keyfolio: user profiles, preferences and API keys.

            Account API      /api
            Developer API    /v1
            First step       POST /api/signup with username, email and password, as JSON
            OpenAPI          /q/openapi
            Signing keys     /.well-known/jwks.json
            """;

    @GET
    @PermitAll
    @Operation(
            operationId = "describeService",
            summary = "Describe the service",
            description = "Returns the name of the service and the paths of its APIs, as text or as JSON. The Accept "
                    + "header selects the format.")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = {
                @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ServiceView.class))
            })
    public Uni<Response> describe(@Context Request request) {
        return Uni.createFrom().item(answer(request.selectVariant(VARIANTS)));
    }

    private static Response answer(Variant variant) {
        if (variant == null) {
            throw new NotAcceptableException();
        }
        boolean isJson = MediaType.APPLICATION_JSON_TYPE.isCompatible(variant.getMediaType());
        return Response.ok(isJson ? SERVICE : TEXT, variant.getMediaType())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }

    /** A description of the service and its entry points. */
    @RegisterForReflection
    @Schema(name = "ServiceDescription")
    record ServiceView(
            @Schema(required = true) String name,
            @Schema(required = true) String description,
            @Schema(required = true) String accountApi,
            @Schema(required = true) String developerApi,
            @Schema(required = true) String signUp,
            @Schema(required = true) String openapi,
            @Schema(required = true) String jsonWebKeys) {}
}
