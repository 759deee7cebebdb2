package io.keyfolio.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Stream;

/** Bodies that are not a JSON object in UTF-8, for every route that reads one. */
final class MalformedBodies {

    private static final int TOO_DEEP = 20_000;
    private static final int FAR_TOO_DEEP = 100_000;
    private static final int MANY_DIGITS = 5000;

    private static final List<String> NOT_AN_OBJECT =
            List.of("[]", "[{}]", "[null]", "\"text\"", "\"{}\"", "42", "-0", "1e400", "true", "null", " ", "\r\n\t ");

    private static final List<String> NOT_JSON = List.of(
            "{",
            "}",
            "[",
            "nul",
            "TRUE",
            "{]",
            "{\"a\"}",
            "{\"a\":}",
            "{\"a\" 1}",
            "{a:1}",
            "{'a':'b'}",
            "{\"a\":1,}",
            "{,\"a\":1}",
            "{\"a\":1}}",
            "{}{}",
            "{} x",
            "{}\u0000",
            "\u0000{}",
            "{\"a\":01}",
            "{\"a\":+1}",
            "{\"a\":.5}",
            "{\"a\":1.}",
            "{\"a\":1e}",
            "{\"a\":0x10}",
            "{\"a\":NaN}",
            "{\"a\":-Infinity}",
            "{\"a\":undefined}",
            "{\"a\":\"\\x41\"}",
            "{\"a\":\"\\u12\"}",
            "{\"a\":\"line\nbreak\"}",
            "{\"a\":\"tab\there\"}",
            "{\"a\":\"unterminated",
            "{\"a\":1,\"a\":2}",
            "{\"a\":{\"b\":1,\"b\":2},\"a\":[]}",
            "/* comment */{}",
            "{}// comment",
            "# comment\n{}",
            "\ufeff{}",
            "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><a>&e;</a>",
            "email=a@example.com&password=secret",
            "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n--x--\r\n",
            "${jndi:ldap://localhost/a}",
            ")]}',\n{}");

    /** Byte sequences, with one character for each byte. */
    private static final List<String> NOT_UTF_8 = List.of(
            "{\"a\":\"\u00ff\"}",
            "{\"a\":\"\u00c0\u0080\"}",
            "{\"a\":\"\u00c1\u00bf\"}",
            "{\"a\":\"\u00e0\u0080\u0080\"}",
            "{\"a\":\"\u00ed\u00a0\u0080\"}",
            "{\"a\":\"\u00ed\u00b0\u0080\"}",
            "{\"a\":\"\u00f4\u0090\u0080\u0080\"}",
            "{\"a\":\"\u00f5\u0080\u0080\u0080\"}",
            "{\"a\":\"\u00e2\u0082\"}",
            "{\"a\":\"\u0080\"}",
            "\u00fe\u00ff{}",
            "\u001f\u008b\u0008\u0000\u0000\u0000\u0000\u0000");

    private MalformedBodies() {}

    static Stream<HostileRequest> table() {
        return Stream.of(BodyRoute.ALL.stream().flatMap(MalformedBodies::of), tokensInBodies())
                .flatMap(requests -> requests);
    }

    /** The only route whose body the service reads before authentication. */
    private static Stream<HostileRequest> tokensInBodies() {
        return Stream.of(
                        NOT_AN_OBJECT.stream(),
                        NOT_JSON.stream(),
                        Stream.of(
                                "{\"token\":7}",
                                "{\"token\":null}",
                                "{\"token\":[]}",
                                "{\"token\":\"\"}",
                                "{\"token\":\"|\"}"))
                .flatMap(texts -> texts)
                .map(text -> HostileRequest.to("POST", "/api/auth/refresh")
                        .json(text)
                        .with("the anonymous body " + text)
                        .bringsToken(text.startsWith("{\"token\":\""))
                        .answers(401));
    }

    private static Stream<HostileRequest> of(BodyRoute route) {
        return Stream.of(texts(route), bytes(route), empty(route), deep(route)).flatMap(requests -> requests);
    }

    private static Stream<HostileRequest> texts(BodyRoute route) {
        return Stream.concat(NOT_AN_OBJECT.stream(), NOT_JSON.stream())
                .filter(text -> !(route.isBodyOptional() && text.equals("null"))) // counts as absent
                .map(text -> route.request().json(text).with("the body " + text).answers(400));
    }

    private static Stream<HostileRequest> bytes(BodyRoute route) {
        Stream<HostileRequest> notUtf8 = NOT_UTF_8.stream().map(text -> encoded(route, text, ISO_8859_1));
        Stream<HostileRequest> utf16 = Stream.of(
                        UTF_16, UTF_16LE, UTF_16BE, Charset.forName("UTF-32"), Charset.forName("IBM500"))
                .map(charset -> encoded(route, "{\"a\":1}", charset));
        return Stream.concat(notUtf8, utf16);
    }

    private static HostileRequest encoded(BodyRoute route, String text, Charset charset) {
        return route.request()
                .json("")
                .body(text.getBytes(charset))
                .with(charset + " bytes " + text)
                .answers(400);
    }

    private static Stream<HostileRequest> empty(BodyRoute route) {
        if (route.isBodyOptional()) {
            return Stream.empty();
        }
        return Stream.of(
                route.request().with("no body").answers(400, 415),
                route.request().json("").with("an empty body").answers(400),
                route.request().json("").inChunks().with("no chunks").answers(400));
    }

    private static Stream<HostileRequest> deep(BodyRoute route) {
        String digits = "1".repeat(MANY_DIGITS);
        return Stream.of(
                route.request().json("[".repeat(TOO_DEEP)).with("deep arrays").answers(400),
                route.request()
                        .json("{\"a\":" + "[".repeat(TOO_DEEP) + "]".repeat(TOO_DEEP) + "}")
                        .with("a deep field")
                        .answers(400),
                route.request()
                        .json("{\"a\":".repeat(TOO_DEEP / 2) + "1" + "}".repeat(TOO_DEEP / 2))
                        .with("deep objects")
                        .answers(400, 413),
                route.request()
                        .json("[".repeat(FAR_TOO_DEEP))
                        .with("very deep arrays")
                        .answers(413),
                route.request()
                        .json("[".repeat(FAR_TOO_DEEP))
                        .inChunks()
                        .with("very deep arrays in chunks")
                        .answers(413),
                route.request()
                        .json("{\"" + "a".repeat(60_000) + "\":1}")
                        .with("a long field name")
                        .answers(400),
                route.request().json("{\"a\":" + digits).with("5,000 digits").answers(400));
    }
}
