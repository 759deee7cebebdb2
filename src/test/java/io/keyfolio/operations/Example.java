package io.keyfolio.operations;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An example client in one language, and the command that runs it. */
enum Example {
    PYTHON("Python", "3.9", "python3 --version", "python3 examples/python/keyfolio_example.py"),
    JAVASCRIPT("Node", "18", "node --version", "node examples/javascript/keyfolio-example.mjs"),
    GO("Go", "1.19", "go version", "go run examples/go/keyfolio.go examples/go/main.go"),
    JAVA("Java", "17", "java --version", "java examples/java/KeyfolioExample.java");

    /** The time limit, which allows for the first run of Go, because it compiles its library. */
    private static final long PATIENCE_SECONDS = 180;

    private static final Pattern VERSION = Pattern.compile("\\d+(\\.\\d+)*");

    /** Whether the language is installed; the question takes as long as some examples, so it is asked once. */
    private static final Map<Example, Boolean> INSTALLED = new ConcurrentHashMap<>();

    /** Variables that would make a runtime print more, or use a proxy. */
    private static final Set<String> MEDDLERS = Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "NODE_OPTIONS");

    private final String runtime;
    private final String oldestVersion;
    private final String versionCommand;
    final String command;

    Example(String runtime, String oldestVersion, String versionCommand, String command) {
        this.runtime = runtime;
        this.oldestVersion = oldestVersion;
        this.versionCommand = versionCommand;
        this.command = command;
    }

    /** The result of a run. */
    record Run(int status, List<String> output, List<String> complaints) {}

    /** Runs the example; skips the test if the language is not installed. */
    Run against(String url, Path directory) throws IOException, InterruptedException {
        if (!INSTALLED.containsKey(this)) {
            INSTALLED.put(this, isInstalled(directory));
        }
        assumeTrue(INSTALLED.get(this), () -> runtime + " " + oldestVersion + " or newer is not installed");
        return run(command, Map.of("KEYFOLIO", url, "no_proxy", "*"), directory);
    }

    private boolean isInstalled(Path directory) throws InterruptedException {
        try {
            Run run = run(versionCommand, Map.of(), directory);
            Matcher version = VERSION.matcher(String.join("\n", run.output()));
            return run.status() == 0
                    && version.find()
                    && Version.parse(version.group()).compareTo(Version.parse(oldestVersion)) >= 0;
        } catch (IOException notFound) {
            return false;
        }
    }

    private static Run run(String command, Map<String, String> environment, Path directory)
            throws IOException, InterruptedException {
        Path output = directory.resolve("output");
        Path complaints = directory.resolve("complaints");
        ProcessBuilder builder = new ProcessBuilder(words(command))
                .redirectOutput(output.toFile())
                .redirectError(complaints.toFile());
        builder.environment().keySet().removeAll(MEDDLERS);
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), command);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return new Run(process.exitValue(), Files.readAllLines(output), Files.readAllLines(complaints));
    }

    /** The command, with the Java that runs the test. */
    private static String[] words(String command) {
        String[] words = command.split(" ");
        if (words[0].equals("java")) {
            words[0] = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        }
        return words;
    }
}
