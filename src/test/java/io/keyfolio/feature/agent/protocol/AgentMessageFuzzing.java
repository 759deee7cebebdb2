package io.keyfolio.feature.agent.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.keyfolio.platform.http.Json;
import io.keyfolio.platform.problem.DomainException;
import io.keyfolio.platform.text.DisplayTexts;
import java.util.stream.Stream;

/** Every message of an agent is refused with a reason, or is within the bounds of docs/reference/agent-protocol.md. */
class AgentMessageFuzzing {

    private static final int LONGEST_TEXT = 255;
    private static final AgentMessageReader MESSAGES = new AgentMessageReader(Json.requests());

    @FuzzTest(maxDuration = "10s")
    void agentMessage(byte[] said) {
        try {
            check(MESSAGES.read(new String(said, UTF_8)));
        } catch (DomainException refusal) {
            assertFalse(refusal.getMessage().isBlank());
        }
    }

    private static void check(AgentMessage message) {
        if (message instanceof RegisterMessage registerMessage) {
            Stream.of(
                            registerMessage.name(),
                            registerMessage.os(),
                            registerMessage.arch(),
                            registerMessage.version(),
                            registerMessage.hostname())
                    .forEach(text -> assertTrue(isStorable(text), text));
            assertFalse(registerMessage.name().isBlank());
            assertFalse(registerMessage.metadataText().contains("\\u0000"));
        } else if (message instanceof HeartbeatMessage heartbeatMessage) {
            Stream.of(heartbeatMessage.cpuPercent(), heartbeatMessage.memoryPercent(), heartbeatMessage.diskPercent())
                    .forEach(percent -> assertTrue(percent == null || (percent >= 0 && percent <= 100)));
            Stream.of(heartbeatMessage.networkRxBytes(), heartbeatMessage.networkTxBytes(), heartbeatMessage.uptime())
                    .forEach(count ->
                            assertTrue(count == null || (count.signum() >= 0 && count.bitLength() < Long.SIZE)));
        }
    }

    private static boolean isStorable(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_TEXT
                && DisplayTexts.brokenRule(text, false).isEmpty();
    }
}
