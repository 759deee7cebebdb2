package io.keyfolio.feature.preference;

import io.keyfolio.platform.json.JsonRequest;
import io.keyfolio.platform.json.NotNullIfPresent;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A change of preferences; a field that is left out does not change. */
@Schema(name = "UpdatePreferencesRequest")
record UpdatePreferencesRequest(
        @Schema(
                description = "A zone or link of the IANA time zone database, in its spelling and case. Offsets are "
                        + "refused.",
                examples = "America/New_York")
        @NotNullIfPresent
        @TimeZoneId
        String timezone,

        @Schema(
                description =
                        "A BCP 47 tag of at most 128 characters. Its language is a current or former ISO 639 code. "
                                + "The service stores the canonical form (RFC 5646, section 4.5): iw becomes he, zh-yue "
                                + "becomes yue, en-bu becomes en-MM.",
                examples = "en")
        @NotNullIfPresent
        @LanguageTag
        String language,

        @Schema(
                enumeration = {"light", "dark"},
                examples = "dark")
        @NotNullIfPresent
        @Pattern(regexp = "^(light|dark)$", message = "must be light or dark")
        String theme)
        implements JsonRequest {

    UpdatePreferencesRequest {
        language = language == null ? null : LanguageTags.canonical(language).orElse(language);
    }
}
