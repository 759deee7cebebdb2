package io.keyfolio.vsayagent.machine;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/** The machine that this program runs on. */
public final class Machine {

    private final ProcFiles proc;
    private final File disk;
    private Optional<CpuTime> lastCpuTime;

    /** From now on counts the use of the processors that the first figures tell. */
    public Machine() {
        this(Path.of("/proc"), new File("/"));
    }

    Machine(Path proc, File disk) {
        this.proc = new ProcFiles(proc);
        this.disk = disk;
        lastCpuTime = this.proc.cpuTime();
    }

    /** The use of the processors is that since the last call. */
    public Figures figures() {
        OptionalDouble memory = proc.memoryPercent();
        return new Figures(
                cpuPercent(),
                memory.isPresent() ? memory : JavaFigures.memoryPercent(),
                diskPercent(),
                proc.network(),
                proc.uptimeSeconds());
    }

    private OptionalDouble cpuPercent() {
        Optional<CpuTime> now = proc.cpuTime();
        if (now.isEmpty()) {
            return JavaFigures.cpuPercent();
        }
        OptionalDouble percent = lastCpuTime.map(now.get()::percentSince).orElseGet(OptionalDouble::empty);
        if (percent.isPresent() || lastCpuTime.isEmpty()) {
            lastCpuTime = now;
        }
        return percent;
    }

    /** As df(1) computes it: what is kept for root alone counts neither as used nor as free. */
    private OptionalDouble diskPercent() {
        long used = disk.getTotalSpace() - disk.getFreeSpace();
        return Percentage.of(used, used + disk.getUsableSpace());
    }
}
