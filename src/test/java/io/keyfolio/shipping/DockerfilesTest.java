package io.keyfolio.shipping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The properties of every Dockerfile, for the JVM and for the native executable. */
class DockerfilesTest {

    private static final String USER = "65532:65532";
    private static final String IMAGE = "[a-z0-9.-]+\\.[a-z]+(/[a-z0-9._-]+)+:[A-Za-z0-9._-]+";
    private static final String EXEC_FORM = "\\[\"/.+\"]";

    @Test
    void thereIsOneOfEachKind() {
        Set<String> names = Dockerfile.all().map(Dockerfile::name).collect(Collectors.toSet());

        assertEquals(Set.of("Dockerfile.native", "Dockerfile.native-micro", "Dockerfile.jvm"), names);
    }

    @ParameterizedTest
    @MethodSource("files")
    void imagesAreNamedInFullAndPinnedByTag(Dockerfile file) {
        assertTrue(images(file).allMatch(image -> image.matches(IMAGE) && !image.endsWith(":latest")));
    }

    @ParameterizedTest
    @MethodSource("files")
    void itRunsAsANumberedUserOtherThanRoot(Dockerfile file) {
        assertEquals(List.of(USER), file.shipped("USER"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void nothingThatShipsNeedsAShell(Dockerfile file) {
        Stream<String> commands = Stream.of("RUN", "CMD", "ENTRYPOINT", "HEALTHCHECK")
                .flatMap(keyword -> file.shipped(keyword).stream())
                .map(arguments -> arguments.replaceFirst("^(--\\S+ +)*CMD ", ""));

        assertTrue(commands.allMatch(command -> command.matches(EXEC_FORM)));
    }

    @ParameterizedTest
    @MethodSource("files")
    void theServiceIsTheEntryPointAndChecksItself(Dockerfile file) {
        String entryPoint = file.shipped("ENTRYPOINT").get(0);
        String check = file.shipped("HEALTHCHECK").get(0);

        assertTrue(check.endsWith(", \"health\"]"));
        assertTrue(check.contains(entryPoint.replaceAll("[\\[\\]]|,.*", "")));
        assertEquals(List.of(), file.shipped("CMD"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void itListensOnTwoPortsAndStopsOnSigterm(Dockerfile file) {
        assertEquals(List.of("8080 9000"), file.shipped("EXPOSE"));
        assertEquals(List.of("KEYFOLIO_DB_WAIT=30S", "KEYFOLIO_MANAGEMENT_HOST=0.0.0.0"), file.shipped("ENV"));
        assertEquals(List.of("SIGTERM"), file.shipped("STOPSIGNAL"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void itSaysWhatItIs(Dockerfile file) throws IOException {
        String labels = String.join(" ", file.shipped("LABEL"));

        Stream.of("title", "description", "licenses", "version", "revision")
                .forEach(label -> assertTrue(labels.contains("org.opencontainers.image." + label + "=\""), label));
        assertTrue(file.shipped("ARG").contains("VERSION=" + projectVersion()));
    }

    @ParameterizedTest
    @MethodSource("files")
    void noSecretIsBakedIn(Dockerfile file) {
        Stream<String> values =
                Stream.of("ARG", "ENV").flatMap(file::everywhere).map(value -> value.replaceFirst("^KEYFOLIO_", ""));

        assertFalse(values.anyMatch(value -> value.matches("(?i).*(password|secret|token|key).*")));
    }

    @ParameterizedTest
    @MethodSource("files")
    void nothingIsUnpackedOrDownloadedUnseen(Dockerfile file) {
        assertEquals(0, file.everywhere("ADD").count());
    }

    @ParameterizedTest
    @MethodSource("files")
    void whatItCopiesPassesTheAllowList(Dockerfile file) throws IOException {
        List<String> lines = Files.readAllLines(Path.of(".dockerignore"));
        List<PathMatcher> allowed = lines.stream()
                .filter(line -> line.startsWith("!"))
                .map(line -> FileSystems.getDefault().getPathMatcher("glob:" + line.substring(1)))
                .toList();

        assertTrue(lines.contains("*"));
        assertTrue(copied(file).allMatch(path -> allowed.stream().anyMatch(rule -> rule.matches(path))));
    }

    /** Maven finds the parent by its relative path, in a repository or not at all. */
    @ParameterizedTest
    @MethodSource("files")
    void itCopiesTheParentOfThePomThatItBuilds(Dockerfile file) {
        List<Path> copied = copied(file).toList();

        assertEquals(copied.contains(Path.of("pom.xml")), copied.contains(Path.of("build/parent/pom.xml")));
    }

    static Stream<Dockerfile> files() {
        return Dockerfile.all();
    }

    private static Stream<String> images(Dockerfile file) {
        return file.everywhere("FROM").map(from -> from.replaceFirst(" AS .*", ""));
    }

    private static Stream<Path> copied(Dockerfile file) {
        return file.everywhere("COPY")
                .filter(arguments -> !arguments.contains("--from="))
                .map(arguments -> arguments.replaceFirst("^(--\\S+ +)+", ""))
                .map(arguments -> arguments.replaceFirst(" +\\S+$", ""))
                .flatMap(sources -> Stream.of(sources.split(" +")))
                .map(Path::of);
    }

    private static String projectVersion() throws IOException {
        return Files.readString(Path.of("pom.xml")).replaceFirst("(?s).*?<version>([^<]+)</version>.*", "$1");
    }
}
