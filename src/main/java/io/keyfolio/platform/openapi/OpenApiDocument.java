package io.keyfolio.platform.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.Optional;

/** The OpenAPI document in the formats in which it is served. */
final class OpenApiDocument {

    private final byte[] published;
    private final Optional<String> publicUrl;

    /** Takes the YAML document that the build wrote; the public URL, if configured, replaces its server. */
    OpenApiDocument(byte[] published, Optional<String> publicUrl) {
        this.published = published.clone();
        this.publicUrl = publicUrl;
    }

    byte[] yaml() throws IOException {
        return publicUrl.isEmpty() ? published.clone() : new YAMLMapper().writeValueAsBytes(tree());
    }

    byte[] json() throws IOException {
        return new ObjectMapper().writeValueAsBytes(tree());
    }

    private ObjectNode tree() throws IOException {
        ObjectNode document = (ObjectNode) new YAMLMapper().readTree(published);
        publicUrl.ifPresent(url -> document.putArray("servers").addObject().put("url", url));
        return document;
    }
}
