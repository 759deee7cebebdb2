package io.keyfolio.apikey;

import io.keyfolio.account.Account;
import io.keyfolio.audit.Action;
import io.keyfolio.audit.Audit;
import io.keyfolio.audit.Trail;
import io.keyfolio.change.Change;
import io.keyfolio.problem.Denied;
import io.keyfolio.problem.Invalid;
import io.keyfolio.request.InTime;
import io.keyfolio.security.Ability;
import io.keyfolio.security.Caller;
import io.keyfolio.token.Secret;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Event;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Collection;
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

/** API keys of the developer API: list, create, revoke, regenerate. */
@Path("/v1/profile/api-keys")
@InTime
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "API keys")
public class ApiKeyResource {

    private final Caller caller;
    private final ApiKeyList keys;
    private final ApiKeyConfig config;
    private final Clock clock;
    private final Event<Change> changes;
    private final Audit audit;
    private final SecureRandom random = new SecureRandom();

    ApiKeyResource(
            Caller caller, ApiKeyList keys, ApiKeyConfig config, Clock clock, Event<Change> changes, Audit audit) {
        this.caller = caller;
        this.keys = keys;
        this.config = config;
        this.clock = clock;
        this.changes = changes;
        this.audit = audit;
    }

    @GET
    @PermissionsAllowed(Ability.KEYS_READ)
    @Operation(
            summary = "List API keys",
            description = "All of the account's keys, oldest first. Tokens are not shown.")
    public Uni<List<ApiKeyView>> list() {
        return keys.of(caller.account());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Ability.KEYS_WRITE)
    @WithTransaction
    @Operation(
            summary = "Create an API key",
            description = "The token is shown in this answer only. A key made with an API key can do no more than its"
                    + " maker: asking for more is 403, asking for nothing gives what the maker holds.")
    public Uni<IssuedApiKey> create(@RequestBody(required = false) NewApiKey wanted) {
        Set<String> abilities = wanted.abilitiesOr(caller.abilities());
        requireHeld(abilities);
        ApiKey key = ApiKey.of(caller.account(), wanted.name(), abilities, wanted.expiresAt());
        Trail trail = audit.byCaller();
        return Account.takeRoomForApiKey(caller.account(), config.maxPerAccount())
                .invoke(this::requireRoom)
                .chain(() -> issue(key, wanted.choosesAbilities()))
                .call(() -> trail.note(Action.API_KEY_CREATED, key.id));
    }

    @DELETE
    @Path("{id}")
    @PermissionsAllowed(Ability.KEYS_WRITE)
    @Operation(summary = "Revoke an API key", description = "The key is deleted; its token is refused from now on.")
    public Uni<Deleted> revoke(
            @RestPath @Parameter(schema = @Schema(type = SchemaType.INTEGER, format = "int64")) String id) {
        long key = KeyId.of(id).value();
        UUID account = caller.account();
        Trail trail = audit.byCaller();
        return Panache.withTransaction(() -> ApiKey.deleteOwned(key, account)
                        .call(() -> Account.giveBackRoomForApiKey(account))
                        .chain(() -> trail.note(Action.API_KEY_REVOKED, key)))
                .invoke(() -> announceEnd(key, account))
                .replaceWith(Deleted::new);
    }

    @POST
    @Path("{id}/regenerate")
    @PermissionsAllowed(Ability.KEYS_WRITE)
    @Operation(
            summary = "Regenerate an API key",
            description = "A new id and token with the same name, abilities and end; the old token is refused from now"
                    + " on. Of two at once one wins, the other gets 404.")
    public Uni<IssuedApiKey> regenerate(
            @RestPath @Parameter(schema = @Schema(type = SchemaType.INTEGER, format = "int64")) String id) {
        long key = KeyId.of(id).value();
        UUID account = caller.account();
        Trail trail = audit.byCaller();
        return Panache.withTransaction(() -> ApiKey.requireLocked(key, account)
                        .invoke(old -> requireHeld(List.of(old.abilities)))
                        .call(() -> ApiKey.deleteOwned(key, account))
                        .call(() -> trail.note(Action.API_KEY_REGENERATED, key))
                        .chain(old -> issue(old.successor(), false))
                        .call(made -> trail.note(Action.API_KEY_CREATED, made.id())))
                .invoke(() -> announceEnd(key, account));
    }

    /** This replica refuses the key before its answer says so; the others are told by the database. */
    private void announceEnd(long key, UUID account) {
        changes.fire(new Change.ApiKeyEnded(key, account));
    }

    private Uni<IssuedApiKey> issue(ApiKey key, boolean abilitiesChosen) {
        Secret secret = Secret.generate(config.tokenPrefix().orElse(""), random);
        return key.store(secret, clock.instant()).map(token -> IssuedApiKey.of(key, token, abilitiesChosen));
    }

    /** Nobody hands on what they do not hold: a key would otherwise be a way to more rights. */
    private void requireHeld(Collection<String> abilities) {
        if (!Ability.coversAll(caller.abilities(), abilities)) {
            throw new Denied("This credential cannot issue a key with abilities that it does not hold itself.");
        }
    }

    private void requireRoom(boolean taken) {
        if (!taken) {
            throw Invalid.field(
                    "api_keys",
                    "is full: an account holds at most " + config.maxPerAccount() + " keys; revoke one first");
        }
    }
}
