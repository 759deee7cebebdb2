package io.keyfolio.feature.preference;

import io.keyfolio.identity.audit.Actors;
import io.keyfolio.identity.audit.AuditAction;
import io.keyfolio.identity.audit.Mutations;
import io.keyfolio.identity.credential.Ability;
import io.keyfolio.identity.credential.Caller;
import io.keyfolio.identity.id.AccountId;
import io.keyfolio.platform.concurrency.WithDeadline;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The preferences in the developer API: time zone, language and theme. */
@Path("/v1/profile/preferences")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Preferences")
public class PreferencesResource {

    private final Caller caller;
    private final Mutations mutations;
    private final Actors actors;

    PreferencesResource(Caller caller, Mutations mutations, Actors actors) {
        this.caller = caller;
        this.mutations = mutations;
        this.actors = actors;
    }

    @GET
    @PermissionsAllowed(Ability.PREFERENCES_READ)
    @Operation(
            operationId = "getPreferences",
            summary = "Get preferences",
            description = "Returns the preferences of the account. The defaults are UTC, en and dark.")
    public Uni<PreferencesResponse> get() {
        return Uni.createFrom().item(PreferencesResponse.of(caller.owner()));
    }

    @PUT
    @WithDeadline
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Ability.PREFERENCES_WRITE)
    @Operation(
            operationId = "updatePreferences",
            summary = "Update preferences",
            description = "Changes only the fields in the request. If one field is invalid, no field changes. A "
                    + "request without a new value writes no audit event.")
    public Uni<PreferencesResponse> update(UpdatePreferencesRequest patch) {
        AccountId account = caller.account();
        return mutations
                .commit(actors.caller(), mutation -> Preferences.apply(patch, account)
                        .call(changed -> mutation.noteIf(changed, AuditAction.PREFERENCES_CHANGED))
                        .chain(() -> Preferences.require(account)))
                .map(PreferencesResponse::of);
    }
}
