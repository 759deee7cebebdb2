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

    /** Begins to measure the load of the processors for the first figures. */
    public Machine() {
        this(Path.of("/proc"), new File("/"));
    }

    Machine(Path proc, File disk) {
        this.proc = new ProcFiles(proc);
        this.disk = disk;
        lastCpuTime = this.proc.cpuTime();
    }

    /** The current figures. The load of the processors is that since the last call. */
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

    /** The used share as df(1) computes it: space that is reserved for root counts as neither used nor free. */
    private OptionalDouble diskPercent() {
        long used = disk.getTotalSpace() - disk.getFreeSpace();
        return Percentage.of(used, used + disk.getUsableSpace());
    }
}
