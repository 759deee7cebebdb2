package io.keyfolio.platform.http.address;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CidrBlockTest {

    @ParameterizedTest
    @CsvSource({
        "fc00::/7, fc00::1, true",
        "fc00::/7, fdff:ffff::1, true",
        "fc00::/7, fe80::1, false",
        "fc00::/7, ff02::1, false",
        "fc00::/7, fb00::1, false",
        "fe80::/10, febf::1, true",
        "fe80::/10, fec0::1, false",
        "fe80::/10, ffff::1, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "2001:db8::1, 2001:db8::1, true",
        "2001:db8::1, 2001:db8::3, false",
        "::/0, 2001:db8::1, true",
        "::/0, 10.0.0.1, false",
        "10.0.0.0/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "10.0.0.0/8, 255.0.0.1, false",
        "172.16.0.0/12, 172.31.255.255, true",
        "172.16.0.0/12, 172.32.0.0, false",
        "172.16.5.1/12, 172.31.0.1, true",
        "192.168.1.7, 192.168.1.7, true",
        "192.168.1.7, 192.168.1.6, false",
        "0.0.0.0/0, 203.0.113.7, true",
        "0.0.0.0/0, ::1, false"
    })
    void networkHoldsItsOwnAddressesOnly(String network, String address, boolean expected) {
        assertEquals(
                expected,
                CidrBlock.parse(network)
                        .orElseThrow()
                        .contains(AddressParser.parse(address).orElseThrow()));
    }
}
