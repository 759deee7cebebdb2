package io.keyfolio.vsayagent.machine;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** How the machine is doing; what it does not tell is empty. */
public record Figures(
        OptionalDouble cpuPercent,
        OptionalDouble memoryPercent,
        OptionalDouble diskPercent,
        Optional<NetworkTotals> network,
        OptionalLong uptimeSeconds) {}
