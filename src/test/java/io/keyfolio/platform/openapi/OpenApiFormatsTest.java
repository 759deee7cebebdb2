package io.keyfolio.platform.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The server URL of the OpenAPI document. */
class OpenApiFormatsTest {

    private static final String PUBLISHED = "openapi: 3.1.0\nservers:\n- url: /\n";

    @Test
    void publicAddressIsTheServer() throws IOException {
        OpenApiDocument document =
                new OpenApiDocument(PUBLISHED.getBytes(UTF_8), Optional.of("https://keys.example.com"));

        String expected = "{\"openapi\":\"3.1.0\",\"servers\":[{\"url\":\"https://keys.example.com\"}]}";
        assertEquals(expected, new String(document.json(), UTF_8));
        assertEquals(new ObjectMapper().readTree(expected), new YAMLMapper().readTree(document.yaml()));
    }

    @Test
    void documentWithoutPublicAddressIsServedAsItWasBuilt() throws IOException {
        OpenApiDocument document = new OpenApiDocument(PUBLISHED.getBytes(UTF_8), Optional.empty());

        assertEquals(PUBLISHED, new String(document.yaml(), UTF_8));
        assertEquals("{\"openapi\":\"3.1.0\",\"servers\":[{\"url\":\"/\"}]}", new String(document.json(), UTF_8));
    }
}
