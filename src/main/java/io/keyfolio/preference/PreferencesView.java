package io.keyfolio.preference;

import io.keyfolio.security.Owner;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An account's preferences in the developer API's envelope. */
@Schema(name = "PreferencesResponse")
record PreferencesView(
        @Schema(required = true, examples = "true") boolean success,
        @Schema(required = true) Payload payload) {

    static PreferencesView of(Preferences preferences) {
        return new PreferencesView(true, new Payload(preferences.timezone, preferences.language, preferences.theme));
    }

    static PreferencesView of(Owner owner) {
        return new PreferencesView(true, new Payload(owner.timezone(), owner.language(), owner.theme()));
    }

    /** The preferences. */
    @Schema(name = "Preferences")
    record Payload(
            @Schema(required = true, examples = "UTC") String timezone,
            @Schema(required = true, examples = "en") String language,

            @Schema(
                    required = true,
                    enumeration = {"light", "dark"},
                    examples = "dark")
            String theme) {}
}
