package io.keyfolio.feature.preference;

import static java.util.function.Predicate.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.ibm.icu.util.ULocale;
import io.keyfolio.testing.GeneratedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The list has exactly the entries of the registry that canonical tags need. */
class SubtagRegistryTest {

    private static final String DIRECTORY = System.getProperty("keyfolio.registry");

    /** Runs only under src/test/data/run, which provides the registry of the npm package language-subtag-registry. */
    @Test
    void listIsThatOfTheRegistry() throws IOException {
        assumeTrue(DIRECTORY != null, "needs the registry");
        ObjectMapper json = new ObjectMapper();
        JsonNode records = json.readTree(Path.of(DIRECTORY, "registry.json").toFile());
        String date = json.readTree(Path.of(DIRECTORY, "meta.json").toFile())
                .path("File-Date")
                .asText();

        String lines = StreamSupport.stream(records.spliterator(), false)
                .map(SubtagRegistryTest::line)
                .flatMap(Optional::stream)
                .collect(Collectors.joining("\n"));

        GeneratedFile.assertCurrent(
                "src/main/resources/iana-language-subtags.txt",
                "# Of the IANA Language Subtag Registry of " + date
                        + ": what is preferred to a deprecated tag or subtag, the"
                        + " prefix of an extlang, and languages that iso-639-codes.txt lacks\n" + lines + "\n");
    }

    @Test
    void everyLanguageOfTheLibraryOfTheTestsIsKnown() {
        Set<String> missing = Stream.of(ULocale.getISOLanguages())
                .filter(not(IsoLanguages::contains))
                .filter(not(SubtagRegistry::isLanguage))
                .collect(Collectors.toSet());

        assertEquals(Set.of(), missing, "renew the list with src/test/data/run");
    }

    @ParameterizedTest
    @CsvSource({"iw, he", "in, id", "ji, yi", "mo, ro", "jw, jv", "en, en"})
    void deprecatedLanguageHasAPreferredOne(String subtag, String preferred) {
        assertEquals(preferred, SubtagRegistry.preferredLanguage(subtag));
    }

    private static Optional<String> line(JsonNode entry) {
        String preferred = lower(entry.path("Preferred-Value"));
        String type = entry.path("Type").asText();
        return switch (type) {
            case "grandfathered", "redundant" -> some("tag " + lower(entry.path("Tag")), preferred);
            case "extlang" ->
                Optional.of("extlang " + lower(entry.path("Subtag")) + " " + lower(entry.at("/Prefix/0")));
            case "language" -> language(lower(entry.path("Subtag")), preferred);
            default -> some(type + " " + lower(entry.path("Subtag")), preferred);
        };
    }

    /** The range of private use has no ISO codes. */
    private static Optional<String> language(String subtag, String preferred) {
        return preferred.isEmpty() && (IsoLanguages.contains(subtag) || subtag.contains(".."))
                ? Optional.empty()
                : Optional.of(("language " + subtag + " " + preferred).strip());
    }

    private static Optional<String> some(String what, String preferred) {
        return preferred.isEmpty() ? Optional.empty() : Optional.of(what + " " + preferred);
    }

    private static String lower(JsonNode text) {
        return text.asText().toLowerCase(Locale.ROOT);
    }
}
