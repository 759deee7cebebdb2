package io.keyfolio.platform.http.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressesTest {

    private static final String TRUSTED = "10.0.0.0/8";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "198.51.100.1 | 203.0.113.7                        | 198.51.100.1",
                "10.0.0.1     | -                                  | 10.0.0.1",
                "10.0.0.1     | 203.0.113.7                        | 203.0.113.7",
                "10.0.0.1     | 203.0.113.7:4711                   | 203.0.113.7",
                "10.0.0.1     | 192.0.2.66, 203.0.113.7            | 203.0.113.7",
                "10.0.0.1     | 192.0.2.66, 203.0.113.7, 10.0.0.2  | 203.0.113.7",
                "10.0.0.1     | 10.0.0.3,10.0.0.2                  | 10.0.0.3",
                "10.0.0.1     | 2001:db8:0::1                      | 2001:db8::1",
                "10.0.0.1     | [2001:db8::1]:4711                 | 2001:db8::1",
                "10.0.0.1     | ::ffff:203.0.113.7                 | 203.0.113.7",
                "::ffff:10.0.0.1 | 203.0.113.7                     | 203.0.113.7",
                "2001:db8::9  | 203.0.113.7                        | 203.0.113.7",
                "2001:db9::9  | 203.0.113.7                        | 2001:db9::9",
                "fe80::1%eth0 | 203.0.113.7                        | fe80::1",
                "10.0.0.1     | 203.0.113.7, unknown               | 10.0.0.1",
                "10.0.0.1     | 203.0.113.7, unknown, 10.0.0.2     | 10.0.0.2",
                "10.0.0.1     | 203.0.113.7,                       | 10.0.0.1",
                "10.0.0.1     | 203.0.113.7, localhost             | 10.0.0.1",
                "10.0.0.1     | 203.0.113.256                      | 10.0.0.1",
                "10.0.0.1     | \", 203.0.113.7                     | 203.0.113.7",
                "10.0.0.1     | \"192.0.2.66, 203.0.113.7\"         | 10.0.0.1",
                "10.0.0.1     | fe80::1%25eth0                     | 10.0.0.1",
            })
    void listIsReadFromTheRightWhileItIsTrusted(String peer, String header, String expected) {
        ClientAddresses addresses = addresses("X-Forwarded-For", TRUSTED, "2001:db8::/32");

        assertEquals(expected, addresses.of(peer, header == null ? List.of() : List.of(header)));
    }

    @Test
    void severalHeadersAreOneList() {
        ClientAddresses addresses = addresses("X-Forwarded-For", TRUSTED);

        assertEquals("203.0.113.7", addresses.of("10.0.0.1", List.of("192.0.2.66, 203.0.113.7", "10.0.0.2")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "for=203.0.113.7                                         | 203.0.113.7",
                "For=203.0.113.7;proto=https;by=10.0.0.2                 | 203.0.113.7",
                "for=192.0.2.66, for=203.0.113.7; by=10.0.0.1            | 203.0.113.7",
                "for=\"[2001:db8::1]:4711\"                            | 2001:db8::1",
                "for=203.0.113.7;host=\"a,for=192.0.2.66\"             | 203.0.113.7",
                "for=203.0.113.7;host=\"a\\\",for=192.0.2.66\"       | 203.0.113.7",
                "for=203.0.113.7, for=_hidden                            | 10.0.0.1",
                "for=203.0.113.7, proto=https                            | 10.0.0.1",
                "203.0.113.7                                             | 10.0.0.1",
                "for=\"203.0.113.7                                      | 10.0.0.1",
                "for=192.0.2.66;x=\", for=203.0.113.7                  | 203.0.113.7",
                "for=192.0.2.66;x=\", for=\"[2001:db8::1]\"          | 2001:db8::1",
                "for=192.0.2.66;x=\"\\, for=\"[2001:db8::1]\"        | 2001:db8::1",
            })
    void forwardedIsReadAsItsDocumentSays(String header, String expected) {
        ClientAddresses addresses = addresses("forwarded", TRUSTED);

        assertEquals(expected, addresses.of("10.0.0.1", List.of(header)));
    }

    @Test
    void nobodyIsTrustedUnlessSaidSo() {
        ClientAddresses addresses = new ClientAddresses(new Proxies("X-Forwarded-For", Optional.empty()));

        assertEquals("127.0.0.1", addresses.of("127.0.0.1", List.of("203.0.113.7")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.0.0.0/33", "2001:db8::/129", "10.0.0.0/", "10.0.0.0/-1", "10.0.0", "proxy.example.com", "*"})
    void networkThatIsNoneIsRefusedAtTheStart(String network) {
        ConfigurationException refusal =
                assertThrows(ConfigurationException.class, () -> addresses("X-Forwarded-For", network));

        assertTrue(refusal.getMessage().startsWith("KEYFOLIO_PROXY_TRUSTED: " + network + " "), refusal.getMessage());
    }

    private static ClientAddresses addresses(String header, String... trusted) {
        return new ClientAddresses(new Proxies(header, Optional.of(List.of(trusted))));
    }

    private record Proxies(String header, Optional<List<String>> trusted) implements ProxyConfig {}
}
