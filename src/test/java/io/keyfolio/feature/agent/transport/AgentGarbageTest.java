package io.keyfolio.feature.agent.transport;

import static io.keyfolio.testing.RawAgent.BINARY;
import static io.keyfolio.testing.RawAgent.CONTINUATION;
import static io.keyfolio.testing.RawAgent.FINAL;
import static io.keyfolio.testing.RawAgent.PING;
import static io.keyfolio.testing.RawAgent.TEXT;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.keyfolio.testing.ConnectedAgent;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.keyfolio.testing.RawAgent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Invalid frames and messages close the connection of their agent and do not affect others. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class AgentGarbageTest {

    /** An invalid input of an agent. */
    interface Garbage {
        void sendBy(RawAgent agent) throws IOException;
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("garbage")
    void garbageIsClosedWithItsCode(String what, int code, Garbage garbage) throws IOException {
        Person alice = Person.signedUp();
        ConnectedAgent bystander = ConnectedAgent.registered(alice.accountKey(), "bystander");

        try (RawAgent agent = new RawAgent(alice.accountKey())) {
            garbage.sendBy(agent);

            assertEquals(code, agent.closeCode());
        }

        assertFalse(bystander.isClosed());
        alice.signedIn().get("/api/machines").then().body("machines[0].status", equalTo("online"));
        bystander.leave();
    }

    static Stream<Arguments> garbage() {
        return Stream.concat(frames(), messages());
    }

    private static Stream<Arguments> frames() {
        return Stream.of(
                of("a binary message", 1003, agent -> agent.send(BINARY | FINAL, "{}")),
                of("bytes that are not UTF-8", 1007, agent -> agent.send(TEXT | FINAL, new byte[] {(byte) 0xC0, 1})),
                of("a name that is not UTF-8", 1007, AgentGarbageTest::nameInLatin1),
                of("half a character", 1007, agent -> agent.send(TEXT | FINAL, new byte[] {(byte) 0xE2, (byte) 0x82})),
                of("16 KiB and a byte", 1009, agent -> agent.send(TEXT | FINAL, " ".repeat(16_385))),
                of("a frame of 1 MiB", 1009, agent -> agent.send(TEXT | FINAL, " ".repeat(1 << 20))),
                of("a binary frame of 1 MiB", 1009, agent -> agent.send(BINARY | FINAL, new byte[1 << 20])),
                of("too long in pieces", 1009, AgentGarbageTest::longInPieces),
                of("a frame without a mask", 1002, agent -> agent.send(TEXT | FINAL, false, new byte[] {'{', '}'})),
                of("an unknown opcode", 1002, agent -> agent.send(0x3 | FINAL, "{}")),
                of("reserved bits", 1002, agent -> agent.send(TEXT | FINAL | 0x40, "{}")),
                of("the end of nothing", 1002, agent -> agent.send(CONTINUATION | FINAL, "{}")),
                of("a long ping", 1002, agent -> agent.send(PING | FINAL, " ".repeat(126))),
                of("a ping in pieces", 1002, agent -> agent.send(PING, "x")));
    }

    private static Stream<Arguments> messages() {
        return Stream.of(
                message("nothing", 1007, ""),
                message("half an object", 1007, "{\"type\":\"register\""),
                message("two objects", 1007, "{\"type\":\"x\"}{\"type\":\"x\"}"),
                message("an array", 1007, "[]"),
                message("a number", 1007, "7"),
                message("deep nesting", 1007, "{\"a\":" + "[".repeat(8000)),
                message("no type", 1008, "{}"),
                message("a type that is a number", 1008, "{\"type\":7}"),
                message("a type that is null", 1008, "{\"type\":null}"),
                message("a heartbeat before register", 1008, "{\"type\":\"heartbeat\"}"),
                message("register without a name", 1008, "{\"type\":\"register\"}"),
                message("a name that is a number", 1008, registration("\"web\"", "7")),
                message("a name of blanks", 1008, registration("\"web\"", "\" \"")),
                message("a name of 256 characters", 1008, registration("\"web\"", "\"" + "x".repeat(256) + "\"")),
                message("a name with NUL", 1008, registration("\"web\"", "\"a\\u0000b\"")),
                message("half a surrogate pair", 1008, registration("\"web\"", "\"\\ud800\"")),
                message("metadata that is a list", 1008, registration("{", "{\"metadata\":[],")),
                message("metadata with NUL", 1008, registration("{", "{\"metadata\":{\"a\":[\"\\u0000\"]},")),
                of("register twice", 1008, AgentGarbageTest::registerTwice),
                of("a flood", 1008, AgentGarbageTest::flood));
    }

    private static void nameInLatin1(RawAgent agent) throws IOException {
        agent.send(TEXT | FINAL, ConnectedAgent.registration("caf\u00e9", null).getBytes(ISO_8859_1));
    }

    private static void longInPieces(RawAgent agent) throws IOException {
        agent.send(TEXT, " ".repeat(10_000));
        agent.send(CONTINUATION | FINAL, " ".repeat(10_000));
    }

    private static void registerTwice(RawAgent agent) throws IOException {
        agent.send(TEXT | FINAL, ConnectedAgent.registration("web", null));
        agent.send(TEXT | FINAL, ConnectedAgent.registration("web", null));
    }

    private static void flood(RawAgent agent) throws IOException {
        for (int number = 0; number < 200; number++) {
            agent.send(TEXT | FINAL, "{\"type\":\"unknown\"}");
        }
    }

    private static String registration(String replaced, String by) {
        return ConnectedAgent.registration("web", null)
                .replaceFirst(Pattern.quote(replaced), Matcher.quoteReplacement(by));
    }

    private static Arguments message(String what, int code, String text) {
        return of(what, code, agent -> agent.send(TEXT | FINAL, text));
    }

    private static Arguments of(String what, int code, Garbage garbage) {
        return arguments(what, code, garbage);
    }
}
