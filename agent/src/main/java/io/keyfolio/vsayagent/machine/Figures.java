package io.keyfolio.vsayagent.machine;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The figures of the machine; unknown ones are empty. */
public record Figures(
        OptionalDouble cpuPercent,
        OptionalDouble memoryPercent,
        OptionalDouble diskPercent,
        Optional<NetworkTotals> network,
        OptionalLong uptimeSeconds) {}
