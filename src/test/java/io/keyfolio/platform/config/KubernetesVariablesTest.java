package io.keyfolio.platform.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The variables that Kubernetes sets for Services with the prefix {@code keyfolio} are not settings. */
class KubernetesVariablesTest {

    @ParameterizedTest
    @CsvSource({
        "KEYFOLIO_PORT, tcp://10.96.0.7:8080",
        "KEYFOLIO_SERVICE_HOST, 10.96.0.7",
        "KEYFOLIO_SERVICE_HOST, fd00::7",
        "KEYFOLIO_SERVICE_PORT, 8080",
        "KEYFOLIO_SERVICE_PORT, tcp://10.96.0.7:8080",
        "KEYFOLIO_SERVICE_PORT_HTTP, 8080",
        "KEYFOLIO_PORT_8080_TCP, tcp://10.96.0.7:8080",
        "KEYFOLIO_PORT_8080_TCP_PROTO, tcp",
        "KEYFOLIO_PORT_8080_TCP_PORT, 8080",
        "KEYFOLIO_PORT_8080_TCP_ADDR, 10.96.0.7",
        "KEYFOLIO_DB_SERVICE_HOST, 10.96.0.8",
        "KEYFOLIO_DB_SERVICE_PORT_POSTGRESQL, 5432",
        "KEYFOLIO_DB_PORT_5432_TCP_ADDR, 10.96.0.8",
        "KEYFOLIO_DB_PORT_5432_UDP, udp://[fd00::8]:5432",
        "KEYFOLIO_MANAGEMENT_PORT, tcp://10.96.0.9:9000",
        "KEYFOLIO_MY_OTHER_2_PORT, sctp://10.96.0.9:9000"
    })
    void variableOfAServiceIsLeftAlone(String name, String value) {
        assertEquals(List.of(), Validation.of(name, value).unknownNames());
        assertEquals(
                List.of("Variables of Kubernetes' Services, which are no settings, are ignored"
                        + " (enableServiceLinks: false leaves them out): " + name),
                Validation.of(name, value).notices());
    }

    @ParameterizedTest
    @CsvSource({
        "KEYFOLIO_DB_SERVICE_HOST, db.example.com",
        "KEYFOLIO_DB_SERVICE_HOSTS, 10.96.0.8",
        "KEYFOLIO_DB_SERVICE_PORT, postgresql",
        "KEYFOLIO_PORT, 8080",
        "KEYFOLIO_HTTP_PORT, 8080",
        "KEYFOLIO_PORT_HTTP_TCP, tcp://10.96.0.7:8080",
        "KEYFOLIO_PORT_8080_TCP_PROTO, http",
        "KEYFOLIO_URL, tcp://10.96.0.7:8080",
        "keyfolio_port, tcp://10.96.0.7:8080"
    })
    void whatKubernetesWouldNotSetIsUnknown(String name, String value) {
        assertEquals(1, Validation.of(name, value).unknownNames().size());
    }

    @Test
    void settingThatAServiceCollidesWithIsNotSet() {
        Map<String, String> services = Map.of(
                "KEYFOLIO_DB_PORT", "tcp://10.96.0.8:5432",
                "KEYFOLIO_DB_LISTEN_PORT", "tcp://10.96.0.9:5432",
                "KEYFOLIO_DB_HOST", "db");

        assertEquals(List.of(), Validation.of(services).wrongValues());
        assertEquals(
                Map.of("keyfolio.db.port", "5432", "keyfolio.db.listen-port", ""),
                Validation.of(services).replacements());
    }

    @Test
    void allNamesAreToldInOneLine() {
        List<String> notices = Validation.of(
                        Map.of("KEYFOLIO_SERVICE_PORT", "8080", "KEYFOLIO_DB_PORT", "tcp://10.96.0.8:5432"))
                .notices();

        assertEquals(1, notices.size());
        assertEquals("KEYFOLIO_DB_PORT, KEYFOLIO_SERVICE_PORT", notices.get(0).replaceFirst(".*: ", ""));
    }

    /** Compose files set empty variables for absent ones: {@code KEYFOLIO_DB_PORT: ${DB_PORT:-}}. */
    @Test
    void emptyValueIsAsIfNotSet() {
        Map<String, String> empty = Map.of(
                "KEYFOLIO_DB_PORT", "",
                "KEYFOLIO_RATE_LIMIT_ENABLED", " ",
                "QUARKUS_HTTP_HOST", "",
                "KEYFOLIO_SEALING_KEYS", "");

        assertEquals(List.of(), Validation.of(empty).wrongValues());
        assertEquals(
                Map.of(
                        "keyfolio.db.port",
                        "5432",
                        "keyfolio.rate-limit.enabled",
                        "true",
                        "quarkus.http.host",
                        "0.0.0.0"),
                Validation.of(empty).replacements());
    }
}
