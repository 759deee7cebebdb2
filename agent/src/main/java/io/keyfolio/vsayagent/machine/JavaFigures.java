package io.keyfolio.vsayagent.machine;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.OptionalDouble;

/** The figures that Java provides, for systems without {@code /proc}. */
final class JavaFigures {

    private JavaFigures() {}

    /** The load since the last call; empty for a negative load, which the first call can return. */
    static OptionalDouble cpuPercent() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? Percentage.ofShare(system.getCpuLoad())
                : OptionalDouble.empty();
    }

    static OptionalDouble memoryPercent() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? Percentage.of(system.getTotalMemorySize() - system.getFreeMemorySize(), system.getTotalMemorySize())
                : OptionalDouble.empty();
    }
}
