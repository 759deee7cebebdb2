package io.keyfolio.shipping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every container waits for PostgreSQL at its start, and no health check ends it before. */
class DatabaseWaitSettingTest {

    private static final String NAME = "KEYFOLIO_DB_WAIT";
    private static final int SECONDS = 30;
    private static final String VALUE = SECONDS + "S";

    @ParameterizedTest
    @MethodSource("files")
    void imageWaits(Dockerfile file) {
        String startPeriod = file.shipped("HEALTHCHECK").get(0).replaceFirst(".*--start-period=(\\d+)s.*", "$1");

        assertTrue(file.shipped("ENV").contains(NAME + "=" + VALUE), file.shipped("ENV")::toString);
        assertTrue(Integer.parseInt(startPeriod) > SECONDS, startPeriod);
    }

    @Test
    void composeFileWaits() throws Exception {
        JsonNode service = new ObjectMapper(new YAMLFactory())
                .readTree(Path.of("docker/compose.yaml").toFile())
                .at("/services/keyfolio");
        String startPeriod = service.at("/healthcheck/start_period").asText();

        assertEquals(VALUE, service.at("/environment/" + NAME).asText());
        assertTrue(Integer.parseInt(startPeriod.replace("s", "")) > SECONDS, startPeriod);
    }

    /** The servers and the migration Job read the same ConfigMap ({@code KubernetesSettingsTest}). */
    @Test
    void manifestsWait() {
        String common = Manifest.in(Manifest.ROOT.resolve("common/kustomization.yaml"))
                .get(0)
                .tree()
                .at("/configMapGenerator/0/literals")
                .toString();

        assertTrue(common.contains("\"" + NAME + "=" + VALUE + "\""), common);
    }

    @ParameterizedTest
    @MethodSource("servers")
    void probesLetTheStartWait(Manifest server) {
        JsonNode startup = server.container().path("startupProbe");
        int started = startup.path("periodSeconds").asInt()
                * startup.path("failureThreshold").asInt();
        int delayed =
                server.container().at("/livenessProbe/initialDelaySeconds").asInt();

        assertTrue(Math.max(started, delayed) >= SECONDS, server.file()::toString);
    }

    static Stream<Dockerfile> files() {
        return Dockerfile.all();
    }

    static Stream<Manifest> servers() {
        return Manifest.servers();
    }
}
