package io.keyfolio.vsayagent.machine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The properties of the machine that do not change while it runs. */
public record MachineProfile(String hostname, String os, String arch, Map<String, String> metadata) {

    public static MachineProfile current() {
        return new MachineProfile(
                readHostname(), System.getProperty("os.name"), System.getProperty("os.arch"), readMetadata());
    }

    /** Reads the host name from Linux first, because Java would query the name service. */
    private static String readHostname() {
        return new ProcFiles(Path.of("/proc")).hostname().orElseGet(() -> {
            try {
                return InetAddress.getLocalHost().getHostName();
            } catch (UnknownHostException e) {
                return "localhost";
            }
        });
    }

    private static Map<String, String> readMetadata() {
        Map<String, String> metadata = new TreeMap<>();
        metadata.put("cpu_count", String.valueOf(Runtime.getRuntime().availableProcessors()));
        metadata.put("os_version", System.getProperty("os.version"));
        readDistribution(Path.of("/etc/os-release")).ifPresent(name -> metadata.put("distribution", name));
        return metadata;
    }

    static Optional<String> readDistribution(Path release) {
        try {
            return Files.readAllLines(release).stream()
                    .filter(line -> line.startsWith("PRETTY_NAME="))
                    .map(line -> line.substring("PRETTY_NAME=".length()).replaceAll("^[\"']|[\"']$", ""))
                    .filter(name -> !name.isBlank())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
