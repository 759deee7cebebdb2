package io.keyfolio.feature.keys;

import io.keyfolio.identity.apikey.ApiKey;
import io.keyfolio.identity.apikey.PrivilegeChecks;
import io.keyfolio.identity.credential.Ability;
import io.keyfolio.identity.credential.Caller;
import io.keyfolio.platform.concurrency.WithDeadline;
import io.keyfolio.platform.http.compression.Compressible;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The API keys of the developer API: list, create, change, revoke, regenerate. */
@Path("/v1/profile/api-keys")
@WithDeadline
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "API keys")
public class ApiKeyResource {

    private final Caller caller;
    private final PrivilegeChecks rights;
    private final ApiKeyList keys;
    private final ApiKeyIssuer issuer;
    private final ApiKeyUpdater apiKeyUpdater;

    ApiKeyResource(
            Caller caller, PrivilegeChecks rights, ApiKeyList keys, ApiKeyIssuer issuer, ApiKeyUpdater apiKeyUpdater) {
        this.caller = caller;
        this.rights = rights;
        this.keys = keys;
        this.issuer = issuer;
        this.apiKeyUpdater = apiKeyUpdater;
    }

    @GET
    @Compressible
    @PermissionsAllowed(Ability.KEYS_READ)
    @Operation(
            operationId = "listApiKeys",
            summary = "List API keys",
            description =
                    "All of the account's keys, oldest first. Tokens are not shown. A key that was regenerated with a"
                            + " grace period is listed until its end. With fields=extended each has a hint of its token, the address"
                            + " of its last use and the key that replaced it, beyond the published API.")
    public Uni<List<ApiKeyResponse>> list(
            @RestQuery
                    @Parameter(
                            description = "\"extended\" for more than the published members.",
                            schema = @Schema(enumeration = ApiKeyFields.EXTENDED))
                    String fields) {
        return keys.of(caller.account(), ApiKeyFields.isExtended(fields));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Ability.KEYS_WRITE)
    @Operation(
            operationId = "createApiKey",
            summary = "Create an API key",
            description = "The token is shown in this answer only. A key made with an API key can do no more than its"
                    + " maker: asking for more is 403, asking for nothing gives what the maker holds.")
    public Uni<IssuedApiKeyResponse> create(@RequestBody(required = false) CreateApiKeyRequest wanted) {
        Set<String> abilities = wanted.abilitiesOr(caller.abilities());
        rights.requireHeld(abilities);
        ApiKey key = ApiKey.of(caller.account(), wanted.name(), abilities, wanted.expiresAt());
        return issuer.create(key, wanted.choosesAbilities());
    }

    @PATCH
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Ability.KEYS_WRITE)
    @Operation(
            operationId = "updateApiKey",
            summary = "Rename an API key, or take abilities from it",
            description =
                    "Only the fields sent change. Abilities can only become fewer: more than the key has, or than the"
                            + " caller holds, is 403. A predecessor in its grace period changes with the key, and is 404 by itself."
                            + " A key that may do more than the caller is 403 too. A caller without keys:read is answered as after a"
                            + " creation. Beyond the published API.")
    public Uni<UpdatedApiKeyResponse> change(
            @RestPath @Parameter(schema = @Schema(type = SchemaType.INTEGER, format = "int64")) String id,
            UpdateApiKeyRequest patch) {
        long key = KeyId.of(id).value();
        UUID account = caller.account();
        boolean mayList = caller.holds(Ability.KEYS_READ);
        return apiKeyUpdater
                .apply(patch, key, account)
                .chain(changed -> mayList
                        ? keys.require(key, account).map(UpdatedApiKeyResponse::of)
                        : Uni.createFrom().item(UpdatedApiKeyResponse.of(changed, patch)));
    }

    @DELETE
    @Path("{id}")
    @PermissionsAllowed(Ability.KEYS_WRITE)
    @Operation(
            operationId = "revokeApiKey",
            summary = "Revoke an API key",
            description =
                    "The key is deleted; its token is refused from now on, and so is that of a predecessor in its grace"
                            + " period. A key that may do more than the caller is 403.")
    public Uni<DeletedApiKeyResponse> revoke(
            @RestPath @Parameter(schema = @Schema(type = SchemaType.INTEGER, format = "int64")) String id) {
        return apiKeyUpdater.revoke(KeyId.of(id).value(), caller.account()).replaceWith(DeletedApiKeyResponse::new);
    }

    @POST
    @Path("{id}/regenerate")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Ability.KEYS_WRITE)
    @Operation(
            operationId = "regenerateApiKey",
            summary = "Regenerate an API key",
            description =
                    "A new id and token with the same name, abilities and end; the old token is refused from now on or,"
                            + " with grace_seconds, from then on. Such a predecessor counts as no key of the account, ends with its"
                            + " successor, and is 404 here; regenerating the successor ends it at once. Of two at once one wins, the"
                            + " other gets 404. A key whose end has come is 422. A key that may do more than the caller is 403, and so"
                            + " is every change of keys by a key in its grace period.")
    public Uni<IssuedApiKeyResponse> regenerate(
            @RestPath @Parameter(schema = @Schema(type = SchemaType.INTEGER, format = "int64")) String id,
            @RequestBody(required = false) RotateApiKeyRequest wanted) {
        return issuer.replace(KeyId.of(id).value(), caller.account(), wanted.grace());
    }
}
