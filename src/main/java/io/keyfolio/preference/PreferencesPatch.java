package io.keyfolio.preference;

import io.keyfolio.request.JsonRequest;
import io.keyfolio.request.NeverNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The preferences to change; what is left out stays as it is. */
record PreferencesPatch(
        @Schema(description = "An IANA time zone id or link; no offset.", examples = "America/New_York")
        @NeverNull
        @TimeZoneId
        String timezone,

        @Schema(
                description = "A BCP 47 tag whose language is an ISO 639 code; kept in canonical case.",
                examples = "en")
        @NeverNull
        @LanguageTag
        String language,

        @Schema(
                enumeration = {"light", "dark"},
                examples = "dark")
        @NeverNull
        @Pattern(regexp = "^(light|dark)$", message = "must be light or dark")
        String theme)
        implements JsonRequest {

    PreferencesPatch {
        language = language == null ? null : LanguageTags.canonical(language).orElse(language);
    }
}
