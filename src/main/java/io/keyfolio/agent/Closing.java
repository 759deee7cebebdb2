package io.keyfolio.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.keyfolio.problem.Invalid;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.quarkus.websockets.next.CloseReason;

/** Why the service closes a connection (docs/agent-protocol.md, "Closing"). */
record Closing(int code, String reason) {

    static final Closing GOING_AWAY = new Closing(1001, "the server is going away");
    static final Closing PROTOCOL_ERROR = new Closing(1002, "protocol error");
    static final Closing NOT_TEXT = new Closing(1003, "messages are texts");
    static final Closing NOT_JSON = new Closing(1007, "not a JSON object in UTF-8");
    static final Closing TOO_MANY_MESSAGES = new Closing(1008, "too many messages");
    static final Closing NOT_REGISTERED = new Closing(1008, "register comes first");
    static final Closing REGISTERED_TWICE = new Closing(1008, "register comes once");
    static final Closing TOO_LONG = new Closing(1009, "a message has at most 16 KiB");
    static final Closing TRY_LATER = new Closing(1013, "try again later");
    static final Closing KEY_REGENERATED = new Closing(4401, "api key regenerated");
    static final Closing KEY_REVOKED = new Closing(4401, "api key revoked");
    static final Closing MACHINE_DELETED = new Closing(4403, "machine deleted");
    static final Closing HEARTBEAT_MISSED = new Closing(4408, "heartbeat missed");
    static final Closing REPLACED = new Closing(4409, "replaced by a newer connection");

    /** RFC 6455, section 5.5: a control frame carries 125 bytes, two of them the code. */
    private static final int LONGEST_REASON = 123;

    /** JSON of the wrong shape: says what is wrong with which field or, where that is too long, which fields are wrong. */
    static Closing wrongShape(Invalid refusal) {
        String sentences = refusal.getMessage();
        boolean fits = sentences.getBytes(UTF_8).length <= LONGEST_REASON;
        return new Closing(1008, fits ? sentences : "These fields are wrong: " + String.join(", ", refusal.fields()));
    }

    /** What broke beneath the protocol: a frame, or a message whose frames are too long together. */
    static Closing of(Throwable failure) {
        if (failure instanceof CorruptedWebSocketFrameException frame) {
            return new Closing(frame.closeStatus().code(), frame.closeStatus().reasonText());
        }
        return failure instanceof IllegalStateException ? TOO_LONG : PROTOCOL_ERROR;
    }

    CloseReason asReason() {
        return new CloseReason(code, reason);
    }
}
