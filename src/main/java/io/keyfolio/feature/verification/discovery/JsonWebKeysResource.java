package io.keyfolio.feature.verification.discovery;

import io.keyfolio.identity.session.VerificationKeys;
import io.keyfolio.platform.http.compression.Compressible;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;

/** Publishes the public keys that verify session tokens (RFC 7517). */
@Path("/.well-known/jwks.json")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Verification")
public class JsonWebKeysResource {

    private final JsonWebKeysView keys;

    JsonWebKeysResource(VerificationKeys keys) {
        this.keys = new JsonWebKeysView(keys.byId().entrySet().stream()
                .map(entry -> publicKey(entry.getKey(), entry.getValue()))
                .toList());
    }

    @GET
    @Compressible
    @PermitAll
    @ResponseHeader(name = "Cache-Control", value = "public, max-age=300")
    @Operation(
            operationId = "getJsonWebKeySet",
            summary = "Get the public signing keys",
            description = "Returns a JSON Web Key Set (RFC 7517). While the operator rotates the signing key, the set "
                    + "has two keys. A valid signature does not prove that the session still exists. Use "
                    + "/v1/auth/verify or introspection to check that.")
    public Uni<JsonWebKeysView> keys() {
        return Uni.createFrom().item(keys);
    }

    private static Map<String, Object> publicKey(String id, RSAPublicKey key) {
        RsaJsonWebKey described = new RsaJsonWebKey(key);
        described.setKeyId(id);
        described.setUse("sig");
        described.setAlgorithm("RS256");
        return described.toParams(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }

    /** A JSON Web Key Set. */
    @Schema(name = "JsonWebKeySet")
    record JsonWebKeysView(@Schema(required = true) List<Map<String, Object>> keys) {}
}
