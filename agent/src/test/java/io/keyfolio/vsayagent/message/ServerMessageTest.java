package io.keyfolio.vsayagent.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.keyfolio.vsayagent.state.AgentId;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parsing of the server's messages. */
class ServerMessageTest {

    @Test
    void registrationIsRead() throws MalformedMessage {
        var message = ServerMessage.parse("""
                {"type":"registered","agent_id":"agent_1","heartbeat_seconds":30,"later":true}""");

        assertEquals(
                new ServerMessage.Registered(AgentId.parse("agent_1").orElseThrow(), Duration.ofSeconds(30)), message);
    }

    @Test
    void errorIsRead() throws MalformedMessage {
        var message = ServerMessage.parse("""
                {"type":"error","code":"too_many_agents","message":"No more than 100."}""");

        assertEquals(new ServerMessage.Refusal("too_many_agents", "No more than 100."), message);
    }

    @Test
    void typeOfALaterVersionIsUnknown() throws MalformedMessage {
        assertEquals(new ServerMessage.Unknown("dance"), ServerMessage.parse("{\"type\":\"dance\"}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "null",
                "[]",
                "{}",
                "{\"type\":null}",
                "{\"type\":\"error\"} {}",
                "{\"type\":\"registered\"}",
                "{\"type\":\"registered\",\"agent_id\":\"../x\",\"heartbeat_seconds\":30}",
                "{\"type\":\"registered\",\"agent_id\":\"a\",\"heartbeat_seconds\":0}",
                "{\"type\":\"registered\",\"agent_id\":\"a\",\"heartbeat_seconds\":86401}",
                "{\"type\":\"registered\",\"agent_id\":\"a\",\"heartbeat_seconds\":1.5}",
                "{\"type\":\"registered\",\"agent_id\":\"a\",\"heartbeat_seconds\":\"30\"}",
                "{\"type\":\"registered\",\"agent_id\":\"a\"}"
            })
    void anythingElseIsMalformed(String text) {
        assertThrows(MalformedMessage.class, () -> ServerMessage.parse(text));
    }
}
