package io.keyfolio.shipping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each module inherits versions and checks from one parent, which a fresh clone finds without a repository. */
class PomsTest {

    private static final Path PARENT = Path.of("build/parent/pom.xml");
    private static final Pattern PROPERTY = Pattern.compile("(?m)^ {4}<([a-z0-9.-]+)>");
    private static final Pattern VERSION = Pattern.compile("<version>([^$<]+)</version>");

    @ParameterizedTest
    @ValueSource(strings = {"pom.xml", "agent/pom.xml", "bench/pom.xml"})
    void aModuleFindsItsParentByPath(Path pom) throws IOException {
        String text = Files.readString(pom);

        String path = text.replaceFirst("(?s).*<relativePath>(.+)</relativePath>.*", "$1");

        assertEquals(PARENT, pom.resolveSibling(path).normalize());
    }

    @ParameterizedTest
    @ValueSource(strings = {"pom.xml", "agent/pom.xml", "bench/pom.xml"})
    void noVersionStandsTwice(Path pom) throws IOException {
        Set<String> repeated = properties(pom);
        repeated.retainAll(properties(PARENT));

        assertTrue(properties(PARENT).contains("error-prone.version"));
        assertEquals(Set.of(), repeated);
    }

    /** The one literal is that of the project, in the reference to the parent. */
    @ParameterizedTest
    @ValueSource(strings = {"pom.xml", "agent/pom.xml", "bench/pom.xml"})
    void versionsArePropertiesWithAName(Path pom) throws IOException {
        List<String> literals = VERSION.matcher(Files.readString(pom))
                .results()
                .map(version -> version.group(1))
                .toList();

        assertEquals(List.of(projectVersion()), literals);
    }

    private static String projectVersion() throws IOException {
        return Files.readString(PARENT).replaceFirst("(?s).*?<version>([^<]+)</version>.*", "$1");
    }

    private static Set<String> properties(Path pom) throws IOException {
        String text = Files.readString(pom).replaceFirst("(?s).*?<properties>(.*?)</properties>.*", "$1");
        return PROPERTY.matcher(text)
                .results()
                .map(property -> property.group(1))
                .collect(Collectors.toSet());
    }
}
