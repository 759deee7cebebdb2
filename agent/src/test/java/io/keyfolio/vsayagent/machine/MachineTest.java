package io.keyfolio.vsayagent.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The figures of a machine for given files of the kernel. */
class MachineTest {

    private static final File DISK = new File("/");

    @TempDir
    private Path proc;

    @Test
    void processorsAreMeasuredSinceTheLastFigures() throws IOException {
        write("stat", "cpu  100 0 100 800 0 0 0 0 0 0\ncpu0 100 0 100 800 0 0 0 0 0 0\n");
        Machine machine = new Machine(proc, DISK);

        write("stat", "cpu  130 10 120 1200 30 4 5 1 99 99\n");
        OptionalDouble first = machine.figures().cpuPercent();
        write("stat", "cpu  130 10 120 1300 30 4 5 1 99 99\n");
        OptionalDouble second = machine.figures().cpuPercent();

        assertEquals(OptionalDouble.of(14.0), first);
        assertEquals(OptionalDouble.of(0.0), second);
    }

    @Test
    void tooShortATimeTellsNothingOfTheProcessors() throws IOException {
        write("stat", "cpu  100 0 100 800 0 0 0 0 0 0\n");
        Machine machine = new Machine(proc, DISK);
        write("stat", "cpu  109 0 100 800 0 0 0 0 0 0\n");

        OptionalDouble tooEarly = machine.figures().cpuPercent();
        write("stat", "cpu  110 0 100 810 0 0 0 0 0 0\n");
        OptionalDouble later = machine.figures().cpuPercent();

        assertEquals(OptionalDouble.empty(), tooEarly);
        assertEquals(OptionalDouble.of(50.0), later);
    }

    @Test
    void memoryThatTheKernelWouldGiveUpIsFree() throws IOException {
        write("meminfo", "MemTotal:       8000 kB\nMemFree:         100 kB\nMemAvailable:   5999 kB\n");

        assertEquals(OptionalDouble.of(25.0), figures().memoryPercent());
    }

    @Test
    void networkIsTheSumOfAllButTheLoopback() throws IOException {
        write("net/dev", """
                Inter-|   Receive                                                |  Transmit
                 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
                    lo: 7 1 0 0 0 0 0 0 7 1 0 0 0 0 0 0
                  eth0: 18446744 20 0 0 0 0 0 0 1000 10 0 0 0 0 0 0
                wlan0:1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16
                """);

        assertEquals(Optional.of(new NetworkTotals(18446745, 1009)), figures().network());
    }

    @Test
    void uptimeIsInWholeSeconds() throws IOException {
        write("uptime", "123456.99 7000.01\n");

        assertEquals(OptionalLong.of(123456), figures().uptimeSeconds());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "garbage", "cpu x y z u\n", "MemTotal: kB\nMemAvailable: kB\n", "eth0: 1 2 3\n"})
    void whatTheKernelDoesNotTellIsNotInvented(String content) throws IOException {
        for (String name : new String[] {"stat", "meminfo", "net/dev", "uptime"}) {
            write(name, content);
        }

        Figures figures = figures();

        assertEquals(Optional.empty(), figures.network());
        assertEquals(OptionalLong.empty(), figures.uptimeSeconds());
    }

    @Test
    void javaIsAskedWhereThereIsNoProc() {
        Figures figures = figures();

        assertTrue(figures.memoryPercent().orElseThrow() > 0);
        assertEquals(Optional.empty(), figures.network());
    }

    @Test
    void diskIsUsedBetweenNothingAndAll() {
        double percent = figures().diskPercent().orElseThrow();

        assertTrue(percent > 0 && percent <= 100, () -> "disk: " + percent);
        assertEquals(
                OptionalDouble.empty(),
                new Machine(proc, new File("/no/such/disk")).figures().diskPercent());
    }

    @Test
    void distributionIsReadWithoutItsQuotes() throws IOException {
        write("os-release", "NAME=\"Debian GNU/Linux\"\nPRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\n");

        assertEquals(
                Optional.of("Debian GNU/Linux 12 (bookworm)"),
                MachineProfile.readDistribution(proc.resolve("os-release")));
        assertEquals(Optional.empty(), MachineProfile.readDistribution(proc.resolve("none")));
    }

    private Figures figures() {
        return new Machine(proc, DISK).figures();
    }

    private void write(String name, String content) throws IOException {
        Path file = proc.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
