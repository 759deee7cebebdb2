package io.keyfolio.feature.agent.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.keyfolio.platform.problem.InvalidFields;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.quarkus.websockets.next.CloseReason;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The close code and reason with which the service closes an agent connection (docs/reference/agent-protocol.md, "Closing"). */
public record AgentCloseCode(int code, String reason) {

    public static final AgentCloseCode GOING_AWAY = new AgentCloseCode(1001, "the server is going away");
    static final AgentCloseCode PROTOCOL_ERROR = new AgentCloseCode(1002, "protocol error");
    public static final AgentCloseCode NOT_TEXT = new AgentCloseCode(1003, "messages are texts");
    public static final AgentCloseCode NOT_JSON = new AgentCloseCode(1007, "not a JSON object in UTF-8");
    public static final AgentCloseCode TOO_MANY_MESSAGES = new AgentCloseCode(1008, "too many messages");
    public static final AgentCloseCode NOT_REGISTERED = new AgentCloseCode(1008, "register comes first");
    public static final AgentCloseCode REGISTERED_TWICE = new AgentCloseCode(1008, "register comes once");
    static final AgentCloseCode TOO_LONG = new AgentCloseCode(1009, "a message has at most 16 KiB");
    public static final AgentCloseCode TRY_LATER = new AgentCloseCode(1013, "try again later");
    public static final AgentCloseCode KEY_REGENERATED = new AgentCloseCode(4401, "api key regenerated");
    public static final AgentCloseCode KEY_REVOKED = new AgentCloseCode(4401, "api key revoked");
    public static final AgentCloseCode MACHINE_DELETED = new AgentCloseCode(4403, "machine deleted");
    public static final AgentCloseCode HEARTBEAT_MISSED = new AgentCloseCode(4408, "heartbeat missed");
    public static final AgentCloseCode REPLACED = new AgentCloseCode(4409, "replaced by a newer connection");

    /** The codes with which the service closes a connection. */
    public static final Set<Integer> CODES = Stream.of(
                    GOING_AWAY,
                    PROTOCOL_ERROR,
                    NOT_TEXT,
                    NOT_JSON,
                    NOT_REGISTERED,
                    TOO_LONG,
                    TRY_LATER,
                    KEY_REVOKED,
                    MACHINE_DELETED,
                    HEARTBEAT_MISSED,
                    REPLACED)
            .map(AgentCloseCode::code)
            .collect(Collectors.toUnmodifiableSet());

    /** RFC 6455, section 5.5: a control frame carries at most 125 bytes, two of them for the code. */
    private static final int LONGEST_REASON = 123;

    /** The close code for invalid fields. Its reason says what is wrong or, where that is too long, names the fields. */
    public static AgentCloseCode wrongShape(InvalidFields refusal) {
        String sentences = refusal.getMessage();
        boolean fits = sentences.getBytes(UTF_8).length <= LONGEST_REASON;
        return new AgentCloseCode(
                1008, fits ? sentences : "These fields are wrong: " + String.join(", ", refusal.fields()));
    }

    /** The close code for a failure of the WebSocket: a broken frame, or a message that is too long. */
    public static AgentCloseCode of(Throwable failure) {
        if (failure instanceof CorruptedWebSocketFrameException frame) {
            return new AgentCloseCode(
                    frame.closeStatus().code(), frame.closeStatus().reasonText());
        }
        return failure instanceof IllegalStateException ? TOO_LONG : PROTOCOL_ERROR;
    }

    public CloseReason asReason() {
        return new CloseReason(code, reason);
    }
}
