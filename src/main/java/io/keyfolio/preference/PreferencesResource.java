package io.keyfolio.preference;

import io.keyfolio.request.InTime;
import io.keyfolio.security.Ability;
import io.keyfolio.security.Caller;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
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

/** Preferences of the developer API: time zone, language and theme. */
@Path("/v1/profile/preferences")
@InTime
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Preferences")
public class PreferencesResource {

    private final Caller caller;

    PreferencesResource(Caller caller) {
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed(Ability.PREFERENCES_READ)
    @WithSession
    @Operation(summary = "Get preferences", description = "A new account has UTC, en and dark.")
    public Uni<PreferencesView> get() {
        return Preferences.require(caller.account()).map(PreferencesView::of);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Ability.PREFERENCES_WRITE)
    @WithTransaction
    @Operation(
            summary = "Update preferences",
            description = "Only the fields sent change: all of them or, when one is refused, none.")
    public Uni<PreferencesView> update(PreferencesPatch patch) {
        return Preferences.apply(patch, caller.account())
                .chain(() -> Preferences.require(caller.account()))
                .map(PreferencesView::of);
    }
}
