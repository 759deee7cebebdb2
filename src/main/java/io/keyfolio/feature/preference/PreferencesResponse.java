package io.keyfolio.feature.preference;

import io.keyfolio.identity.account.AccountSnapshot;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An account's preferences in the developer API's envelope. */
@Schema(name = "PreferencesResponse")
record PreferencesResponse(
        @Schema(required = true, examples = "true") boolean success,
        @Schema(required = true) Payload payload) {

    static PreferencesResponse of(Preferences preferences) {
        return new PreferencesResponse(
                true, new Payload(preferences.timezone, preferences.language, preferences.theme));
    }

    static PreferencesResponse of(AccountSnapshot accountSnapshot) {
        return new PreferencesResponse(
                true, new Payload(accountSnapshot.timezone(), accountSnapshot.language(), accountSnapshot.theme()));
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
