package io.keyfolio.feature.agent.protocol;

import io.keyfolio.platform.json.JsonRequest;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigInteger;

/** A heartbeat with the figures of the machine; null stands for an unknown one (docs/reference/agent-protocol.md, "heartbeat"). */
@RegisterForReflection
public record HeartbeatMessage(
        @DecimalMin(value = "0", message = PERCENTAGE) @DecimalMax(value = "100", message = PERCENTAGE)
        Double cpuPercent,

        @DecimalMin(value = "0", message = PERCENTAGE) @DecimalMax(value = "100", message = PERCENTAGE)
        Double memoryPercent,

        @DecimalMin(value = "0", message = PERCENTAGE) @DecimalMax(value = "100", message = PERCENTAGE)
        Double diskPercent,

        @Min(value = 0, message = NEGATIVE) @Max(value = Long.MAX_VALUE, message = TOO_GREAT)
        BigInteger networkRxBytes,

        @Min(value = 0, message = NEGATIVE) @Max(value = Long.MAX_VALUE, message = TOO_GREAT)
        BigInteger networkTxBytes,

        @Min(value = 0, message = NEGATIVE) @Max(value = Long.MAX_VALUE, message = TOO_GREAT)
        BigInteger uptime)
        implements JsonRequest, AgentMessage {

    private static final String PERCENTAGE = "must be from 0 to 100";
    private static final String NEGATIVE = "must not be negative";
    private static final String TOO_GREAT = "must be less than 2^63";
}
