package io.keyfolio.platform.http.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientTransportTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-Forwarded-For | https                              | true",
                "X-Forwarded-For | HTTPS                              | true",
                "X-Forwarded-For | https, http                        | true",
                "X-Forwarded-For | http, https                        | false",
                "X-Forwarded-For | http                               | false",
                "X-Forwarded-For | wss                                | false",
                "X-Forwarded-For | proto=https                        | false",
                "Forwarded       | proto=https                        | true",
                "Forwarded       | for=203.0.113.7;Proto=\"https\"    | true",
                "Forwarded       | for=203.0.113.7;proto=https, proto=http | true",
                "Forwarded       | for=203.0.113.7, proto=https       | false",
                "Forwarded       | https                              | false",
            })
    void clientCameAsTheFirstProxySays(String header, String value, boolean expected) {
        assertEquals(expected, transport(header).isSecure(List.of(value)));
    }

    @Test
    void proxyThatSaysNothingWasNotComeToByTls() {
        assertFalse(transport("X-Forwarded-For").isSecure(List.of()));
        assertFalse(transport("Forwarded").isSecure(List.of()));
    }

    private static ClientTransport transport(String header) {
        return new ClientTransport(new ClientAddresses(new Proxies(header, Optional.empty())));
    }

    private record Proxies(String header, Optional<List<String>> trusted) implements ProxyConfig {}
}
