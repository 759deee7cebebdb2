package io.keyfolio.feature.keys;

import io.keyfolio.identity.apikey.ApiKey;
import io.keyfolio.identity.apikey.PrivilegeChecks;
import io.keyfolio.identity.credential.Ability;
import io.keyfolio.identity.credential.Caller;
import io.keyfolio.identity.id.AccountId;
import io.keyfolio.identity.id.ApiKeyId;
import io.keyfolio.identity.mail.EmailVerification;
import io.keyfolio.platform.concurrency.WithDeadline;
import io.keyfolio.platform.http.compression.Compressible;
import io.keyfolio.platform.http.query.FieldsParameter;
import io.keyfolio.platform.problem.DomainException.NotFound;
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
    private final EmailVerification verification;

    ApiKeyResource(
            Caller caller,
            PrivilegeChecks rights,
            ApiKeyList keys,
            ApiKeyIssuer issuer,
            ApiKeyUpdater apiKeyUpdater,
            EmailVerification verification) {
        this.verification = verification;
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
            description = "Returns all API keys of the account, oldest first, without their tokens. The list includes "
                    + "keys in their grace period. With fields=extended, each key also has a hint of its token, "
                    + "the address of its last use and the id of its successor. These fields extend the published "
                    + "API.")
    public Uni<List<ApiKeyResponse>> list(
            @RestQuery
                    @Parameter(
                            description = "Use \"extended\" to get token_hint, last_used_ip and replaced_by.",
                            schema = @Schema(enumeration = FieldsParameter.EXTENDED))
                    String fields) {
        return keys.of(caller.account(), FieldsParameter.isExtended(fields));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Ability.KEYS_WRITE)
    @Operation(
            operationId = "createApiKey",
            summary = "Create an API key",
            description = "Creates an API key. Only this response contains its token. The new key cannot have "
                    + "abilities that the caller lacks; a request for more gets 403. Without abilities in the "
                    + "request, the key gets those of the caller. If the account has reached its quota of keys, "
                    + "the response is 422. If the operator requires verified e-mail addresses "
                    + "(KEYFOLIO_EMAIL_VERIFICATION) and that of the account is not verified, it is 403.")
    public Uni<IssuedApiKeyResponse> create(@RequestBody(required = false) CreateApiKeyRequest wanted) {
        verification.require(caller.owner());
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
            summary = "Rename an API key or remove abilities from it",
            description = "Changes only the fields in the request. A request for abilities that the key or the caller "
                    + "lacks gets 403. A request to change a key that has abilities that the caller lacks also "
                    + "gets 403. A predecessor in its grace period changes together with the key; a request to "
                    + "change the predecessor itself gets 404. A caller without keys:read gets the abilities only "
                    + "if it sent them, and does not get last_used_at. This operation extends the published API.")
    public Uni<UpdatedApiKeyResponse> change(
            @RestPath @Parameter(schema = @Schema(type = SchemaType.INTEGER, format = "int64")) String id,
            UpdateApiKeyRequest patch) {
        ApiKeyId key = parse(id);
        AccountId account = caller.account();
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
            description = "Deletes the API key, and its predecessor if that is in its grace period. The service "
                    + "refuses their tokens at once. A request to revoke a key that has abilities that the caller "
                    + "lacks gets 403.")
    public Uni<ApiKeyResponse.Deleted> revoke(
            @RestPath @Parameter(schema = @Schema(type = SchemaType.INTEGER, format = "int64")) String id) {
        return apiKeyUpdater.revoke(parse(id), caller.account()).replaceWith(ApiKeyResponse.Deleted::new);
    }

    @POST
    @Path("{id}/regenerate")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Ability.KEYS_WRITE)
    @Operation(
            operationId = "regenerateApiKey",
            summary = "Regenerate an API key",
            description = "Creates a successor with a new id and token and with the same name, abilities and expiry. "
                    + "The service refuses the old token at once or, with grace_seconds, after that grace period. "
                    + "During its grace period, the old key does not count towards the quota, and a request to "
                    + "regenerate it gets 404. It ends when its successor is revoked or regenerated. Of two "
                    + "concurrent requests, one succeeds and the other gets 404. A request to regenerate an "
                    + "expired key gets 422. A request to regenerate a key that has abilities that the caller "
                    + "lacks gets 403. An API key in its grace period cannot change keys: it gets 403. "
                    + "So does an account whose e-mail address is not verified, if the operator requires that.")
    public Uni<IssuedApiKeyResponse> regenerate(
            @RestPath @Parameter(schema = @Schema(type = SchemaType.INTEGER, format = "int64")) String id,
            @RequestBody(required = false) RotateApiKeyRequest wanted) {
        verification.require(caller.owner());
        return issuer.replace(parse(id), caller.account(), wanted.grace());
    }

    private static ApiKeyId parse(String id) {
        return ApiKeyId.parse(id).orElseThrow(() -> new NotFound("API key"));
    }
}
