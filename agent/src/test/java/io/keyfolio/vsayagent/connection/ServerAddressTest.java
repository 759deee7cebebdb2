package io.keyfolio.vsayagent.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The notations of the server address. */
class ServerAddressTest {

    @ParameterizedTest
    @CsvSource({
        "keyfolio.example, wss://keyfolio.example/api/agents/connect, keyfolio.example:443",
        "Keyfolio.Example, wss://keyfolio.example/api/agents/connect, keyfolio.example:443",
        "keyfolio.example:8443, wss://keyfolio.example:8443/api/agents/connect, keyfolio.example:8443",
        "https://keyfolio.example, wss://keyfolio.example/api/agents/connect, keyfolio.example:443",
        "HTTPS://keyfolio.example:443/, wss://keyfolio.example:443/api/agents/connect, keyfolio.example:443",
        "http://localhost:8080, ws://localhost:8080/api/agents/connect, localhost:8080",
        "http://localhost, ws://localhost/api/agents/connect, localhost:80",
        "localhost:8080, wss://localhost:8080/api/agents/connect, localhost:8080",
        "[::1]:8080, wss://[::1]:8080/api/agents/connect, [::1]:8080",
        "192.0.2.1, wss://192.0.2.1/api/agents/connect, 192.0.2.1:443",
        "https://a.example/keys/, wss://a.example/keys/api/agents/connect, a.example:443/keys",
        "https://a.example/api/agents/connect, wss://a.example/api/agents/connect, a.example:443",
        "https://a.example/keys/./x/../, wss://a.example/keys/api/agents/connect, a.example:443/keys"
    })
    void hostIsRead(String text, String endpoint, String identity) {
        ServerAddress address = ServerAddress.parse(text);

        assertEquals(endpoint, address.toString());
        assertEquals(identity, address.identity());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "/",
                "https://",
                "ftp://secret.example",
                "ws://secret.example",
                "wss://secret.example",
                "file:///secret",
                "https://secret@keyfolio.example",
                "keyfolio.example?token=secret",
                "keyfolio.example#secret",
                "keyfolio.example:0",
                "keyfolio.example:65536",
                "keyfolio.example:secret",
                "secret example",
                "secret_secret",
                "sécret.example"
            })
    void anythingElseIsRefusedAndNotQuoted(String text) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> ServerAddress.parse(text));

        assertFalse(refusal.getMessage().contains("cret"), refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "keyfolio.example, false",
        "http://localhost:8080, false",
        "http://127.0.0.1:8080, false",
        "http://[::1]:8080, false",
        "http://keyfolio.example, true",
        "http://127.0.0.1.example, true"
    })
    void keyIsExposedWithoutTlsBeyondThisMachine(String text, boolean exposed) {
        assertEquals(exposed, ServerAddress.parse(text).exposesKey());
    }

    @Test
    void writingsOfOneAddressAreOneServer() {
        assertEquals(
                ServerAddress.parse("a.example").identity(),
                ServerAddress.parse("https://A.example:443/").identity());
    }
}
