package io.keyfolio.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.keyfolio.testing.FreshDatabases;
import io.keyfolio.testing.FreshDatabases.Database;
import io.keyfolio.testing.PackagedKeyfolio;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The public URL of the service. */
class PublicAddressIT {

    private static final String ADDRESS = "https://keys.example.com/keyfolio";

    @Test
    void documentNamesThePublicAddressAsItsServer() throws Exception {
        try (FreshDatabases databases = FreshDatabases.start()) {
            Database database = databases.makeMigrated();
            Map<String, String> variables = new TreeMap<>(database.variables());
            variables.put("KEYFOLIO_PUBLIC_URL", ADDRESS);
            try (PackagedKeyfolio service = PackagedKeyfolio.serve(variables).awaitReady()) {
                JsonNode document = read(service.address().resolve("/q/openapi"));

                assertEquals(List.of(ADDRESS), document.path("servers").findValuesAsText("url"));
            }
        }
    }

    private static JsonNode read(URI document) throws IOException {
        try (InputStream text = document.toURL().openStream()) {
            return new YAMLMapper().readTree(text);
        }
    }
}
