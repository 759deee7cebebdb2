package io.keyfolio.vsayagent.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/** The figures in {@code /proc}; empty if a file is missing or unreadable. */
final class ProcFiles {

    private final Path root;

    ProcFiles(Path root) {
        this.root = root;
    }

    Optional<CpuTime> cpuTime() {
        return read("stat", CpuTime::parse);
    }

    Optional<NetworkTotals> network() {
        return read("net/dev", NetworkTotals::parse);
    }

    OptionalLong uptimeSeconds() {
        return read("uptime", lines -> Optional.of(Long.valueOf(lines.get(0).replaceFirst("\\..*", ""))))
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    /** The used share of the memory. Memory that the kernel can reclaim counts as free, as in free(1). */
    OptionalDouble memoryPercent() {
        return read("meminfo", lines -> kilobytes(lines, "MemTotal:").flatMap(total -> kilobytes(lines, "MemAvailable:")
                        .map(available -> Percentage.of(total - available, total))))
                .orElseGet(OptionalDouble::empty);
    }

    Optional<String> hostname() {
        return read("sys/kernel/hostname", lines -> Optional.of(lines.get(0).strip()))
                .filter(name -> !name.isEmpty());
    }

    private static Optional<Long> kilobytes(List<String> lines, String label) {
        return lines.stream()
                .filter(line -> line.startsWith(label))
                .map(line -> Long.valueOf(line.replaceAll("\\D", "")))
                .findFirst();
    }

    private <T> Optional<T> read(String name, Function<List<String>, Optional<T>> parse) {
        try {
            return parse.apply(Files.readAllLines(root.resolve(name)));
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }
}
