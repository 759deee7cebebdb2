package io.keyfolio.platform.http.headers;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrossOriginSettingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example.com",
                "https://app.example.com:8443",
                "http://localhost:3000",
                "http://a.example:443",
                "https://127.0.0.1",
                "https://[2001:db8::1]:8443"
            })
    void originIsTaken(String origin) {
        assertDoesNotThrow(() -> crossOrigin(origin));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "null",
                "app.example.com",
                "https://",
                "https://*.example.com",
                "https://app.example.com/",
                "https://app.example.com/page",
                "https://app.example.com:443",
                "http://app.example.com:80",
                "https://app.example.com:",
                "https://app.example.com:0",
                "https://App.example.com",
                "HTTPS://app.example.com",
                "https://user@app.example.com",
                "https://app..example.com",
                "ftp://app.example.com",
                "/https://.*/"
            })
    void whatNoBrowserSendsIsRefusedAtTheStart(String text) {
        ConfigurationException refusal =
                assertThrows(ConfigurationException.class, () -> crossOrigin("https://app.example.com", text));

        assertTrue(
                refusal.getMessage().startsWith("KEYFOLIO_CORS_ORIGINS: " + text + " is no origin;"),
                refusal.getMessage());
    }

    private static CorsFilter crossOrigin(String... origins) {
        return new CorsFilter(new Chosen(Optional.of(List.of(origins))));
    }

    private record Chosen(Optional<List<String>> origins) implements CorsConfig {}
}
