package io.keyfolio.vsayagent.machine;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.OptionalDouble;

/** What Java itself knows of any machine, for systems without {@code /proc}. */
final class JavaFigures {

    private JavaFigures() {}

    /** Since it was last asked; a negative load, as the first may be, is none. */
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
