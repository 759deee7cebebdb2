package io.keyfolio.hostile;

import static io.keyfolio.hostile.HostileRequest.ACCOUNT_KEY;
import static io.keyfolio.hostile.HostileRequest.API_KEY;
import static io.keyfolio.hostile.HostileRequest.SESSION;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** Authorization headers that must not authenticate a request. */
final class OddCredentials {

    private static final String LETTERS = "0123456789abcdefghijABCDEFGHIJ0123456789";

    private static final List<String> SCHEMES = List.of(
            "",
            "Bearer",
            "Bearer ",
            "bearer",
            "BEARER  ",
            "Bearer\t",
            "Bearer:" + SESSION,
            "BearerX " + SESSION,
            "Bear er " + SESSION,
            "Basic",
            "Basic dXNlcjpwYXNz",
            "Basic " + SESSION,
            "Digest username=\"a\", realm=\"b\"",
            "Negotiate YII=",
            "DPoP " + SESSION,
            "Token " + SESSION,
            "ApiKey " + API_KEY,
            "AWS4-HMAC-SHA256 Credential=a/b/c",
            SESSION,
            API_KEY,
            "\u00a0Bearer " + SESSION);

    private static final List<String> KEYS = List.of(
            "|",
            "||",
            "|||||||||||||||||||||||",
            "1|",
            "|" + LETTERS + "00000000",
            "1|2|3",
            "1|" + LETTERS,
            "1|" + LETTERS + "00000000",
            "1|" + LETTERS + "0000000",
            "0|" + LETTERS + "fcca43d2",
            "-1|" + LETTERS + "fcca43d2",
            "1.0|" + LETTERS + "fcca43d2",
            "01|" + LETTERS + "fcca43d2",
            "9223372036854775807|" + LETTERS + "fcca43d2",
            "9223372036854775808|" + LETTERS + "fcca43d2",
            "9".repeat(19) + "|" + LETTERS + "fcca43d2",
            "9".repeat(1000) + "|" + LETTERS + "fcca43d2",
            "1'or'1'='1|" + LETTERS + "fcca43d2",
            "9" + API_KEY,
            "0" + API_KEY,
            API_KEY + "0",
            API_KEY + "|",
            API_KEY + "," + API_KEY,
            API_KEY + " " + API_KEY,
            "\"" + API_KEY + "\"",
            API_KEY + "\t.",
            "vsay_ak_",
            "vsay_ak_" + LETTERS,
            "vsay_ak_" + LETTERS + "00000000",
            "vsay_ak_" + LETTERS + "fcca43d2",
            "VSAY_AK_" + LETTERS + "fcca43d2",
            "vsay_ak_vsay_ak_" + LETTERS + "fcca43d2",
            "1|" + ACCOUNT_KEY,
            ACCOUNT_KEY + "0");

    private static final List<String> JWTS = List.of(
            "ey",
            "eyJ",
            "ey..",
            "ey...",
            "eyJ.eyJ.eyJ",
            "ey***.***.***",
            "ey.ey.ey.ey.ey",
            "ey" + ".".repeat(2000),
            jwt("{\"alg\":\"none\"}", "{}", ""),
            jwt("{\"alg\":\"None\",\"typ\":\"JWT\"}", "{\"sub\":\"a\"}", ""),
            jwt("{\"alg\":\"HS256\"}", "{\"sub\":\"a\"}", "AAAA"),
            jwt("{\"alg\":\"RS256\"}", "{\"sub\":\"a\"}", "AAAA"),
            jwt("{\"alg\":\"RS256\",\"kid\":\"../../dev/null\"}", "{}", "AAAA"),
            jwt("{\"alg\":\"RS256\",\"jku\":\"http://localhost:1/keys\"}", "{}", "AAAA"),
            jwt("{\"alg\":\"RS256\",\"crit\":[\"x\"],\"x\":1}", "{}", "AAAA"),
            jwt("{\"alg\":[]}", "{}", "AAAA"),
            jwt("{\"alg\":null}", "null", "AAAA"),
            jwt("{\"alg\":\"RS256\",\"zip\":\"DEF\"}", "{}", "AAAA"),
            jwt("{\"alg\":\"PBES2-HS256+A128KW\",\"enc\":\"A128GCM\",\"p2c\":2147483647}", "AA", "AA") + ".AA.AA",
            jwt("{\"alg\":\"RSA-OAEP\",\"enc\":\"A128GCM\"}", "AA", "AA") + ".AA.AA",
            jwt("{\"a\":".repeat(300) + "1" + "}".repeat(300), "{}", "AAAA"),
            jwt("[]", "[]", "AAAA"),
            jwt("\ud800", "\u0000", "AAAA"),
            SESSION + "x",
            SESSION + ".",
            SESSION + "=",
            SESSION + "." + SESSION,
            "ey" + SESSION,
            "\"" + SESSION + "\"",
            SESSION + " " + SESSION,
            SESSION + ", Basic dXNlcjpwYXNz",
            "x".repeat(4096),
            "ey" + "x".repeat(4094),
            "ey" + "x".repeat(4095),
            "ey" + "x".repeat(7000),
            "\u00e9\u00e8",
            "ey\u00ff\u00fe.\u00ff.\u00ff",
            "1|\u00ff",
            "token",
            "null",
            "{}",
            "%00",
            "' or 1=1 --",
            "${jndi:ldap://localhost/a}");

    private static final List<String> ROUTES = List.of(
            "GET /api/profile",
            "POST /api/profile/regenerate-api-key",
            "GET /v1/auth/user",
            "GET /v1/profile/preferences",
            "DELETE /v1/profile/api-keys/1",
            "POST /v1/profile/api-keys/1/regenerate");

    private OddCredentials() {}

    static Stream<HostileRequest> table() {
        return ROUTES.stream().map(route -> route.split(" ", -1)).flatMap(OddCredentials::at);
    }

    private static Stream<HostileRequest> at(String[] route) {
        Stream<String> tokens = Stream.concat(KEYS.stream(), JWTS.stream()).map(token -> "Bearer " + token);
        Stream<HostileRequest> single = Stream.concat(SCHEMES.stream(), tokens)
                .map(value -> HostileRequest.to(route[0], route[1])
                        .header("Authorization: " + value)
                        .with("Authorization: " + value)
                        .answers(401));
        return Stream.concat(single, unusual(route));
    }

    private static Stream<HostileRequest> unusual(String[] route) {
        String good = "Authorization: Bearer " + SESSION;
        return Stream.of(
                HostileRequest.to(route[0], route[1]).with("no credential").answers(401),
                HostileRequest.to(route[0], route[1])
                        .header(good)
                        .header(good)
                        .with("it twice")
                        .answers(401),
                HostileRequest.to(route[0], route[1])
                        .header(good)
                        .header("Authorization: Basic dXNlcjpwYXNz")
                        .with("Bearer and Basic")
                        .answers(401),
                HostileRequest.to(route[0], route[1])
                        .header("Authorization: Basic dXNlcjpwYXNz")
                        .header(good)
                        .with("Basic and Bearer")
                        .answers(401),
                HostileRequest.to(route[0], route[1])
                        .header("Authorization:")
                        .header(good)
                        .with("nothing and Bearer")
                        .answers(401),
                HostileRequest.to(route[0], route[1] + "?access_token=" + SESSION)
                        .with("the token in the query")
                        .answers(401),
                HostileRequest.to(route[0], route[1])
                        .header("Cookie: token=" + SESSION + "; session=" + SESSION)
                        .header("X-API-Key: " + API_KEY)
                        .header("Proxy-Authorization: Bearer " + SESSION)
                        .with("the token in other headers")
                        .answers(401),
                HostileRequest.to(route[0], route[1])
                        .header("Authorization: Bearer " + ACCOUNT_KEY)
                        .with("the account key")
                        .answers(403),
                HostileRequest.to(route[0], route[1])
                        .header("Authorization: Bearer " + "x".repeat(100_000))
                        .with("100,000 characters")
                        .answers(431),
                HostileRequest.to(route[0], route[1])
                        .header("Authorization: Bearer \u0001\u007f")
                        .with("control characters")
                        .mayBeRefusedByHttp()
                        .answers(400, 401));
    }

    private static String jwt(String header, String claims, String signature) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return base64.encodeToString(header.getBytes(UTF_8)) + "." + base64.encodeToString(claims.getBytes(UTF_8)) + "."
                + signature;
    }
}
