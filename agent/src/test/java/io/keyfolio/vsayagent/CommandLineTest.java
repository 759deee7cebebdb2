package io.keyfolio.vsayagent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.vsayagent.connection.ExitCode;
import io.keyfolio.vsayagent.connection.StopSignal;
import io.keyfolio.vsayagent.testing.Lines;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The errors for an invalid command line, which never contain a key. */
class CommandLineTest {

    private static final String KEY = "vsay_ak_secret";

    private final StopSignal stop = new StopSignal();
    private final Lines written = new Lines();

    @TempDir
    private Path state;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--token vsay_ak_secret | Missing required option: '--host=HOST'",
                "--host a.example | no API key: give --token-file, the variable VSAY_TOKEN, or --token",
                "--host a.example --token | Missing required parameter for option '--token' (KEY)",
                "--host a.example vsay_ak_secret | all arguments are options",
                "--host a.example --tokn=vsay_ak_secret | there is no option --tokn",
                "--host a.example --tokn vsay_ak_secret | there is no option --tokn",
                "--host a.example -vsay_ak_secret | all arguments are options",
                "--host --token=vsay_ak_secret | Expected parameter for option '--host' but found '--token=…'",
                "--host a.example --token vsay_ak_secret --token vsay_ak_secret"
                        + " | option '--token' (KEY) should be specified only once",
                "--host ftp://vsay_ak_secret --token vsay_ak_secret"
                        + " | HOST may begin with https:// or http://, nothing else",
                "--host a.example --token vsay_ak_secret --name '' | NAME is empty or longer than 255 characters",
                "--host a.example --token-file no/such/file | the file of --token-file cannot be read",
                "--host a.example --token @vsay_ak_secret é | all arguments are options"
            })
    void wrongUsageIsExplainedInOneSentence(String arguments, String complaint) {
        int exitCode = run(Map.of(), arguments.replace("''", "").split(" ", -1));

        assertEquals(ExitCode.MISUSED, exitCode);
        assertEquals("vsay-agent: " + complaint + "\nTry 'vsay-agent --help'.", written.toString());
    }

    @Test
    void stateDirectoryThatCannotBeIsSaid() throws IOException {
        Path file = Files.writeString(state.resolve("file"), "");

        int exitCode = run(Map.of("VSAY_TOKEN", KEY), "--host", "a.example", "--state-dir", file.toString());

        assertEquals(ExitCode.NO_STATE, exitCode);
        assertTrue(written.toString().contains("the state directory cannot be used ("), written::toString);
    }

    @Test
    void unexpectedFailureIsReportedWithoutItsMessage() {
        Map<String, String> broken = new HashMap<>() {
            @Override
            public String getOrDefault(Object name, String otherwise) {
                throw new IllegalStateException(KEY);
            }
        };

        int exitCode = run(broken, "--host", "a.example");

        assertEquals(ExitCode.FAILED, exitCode);
        assertTrue(written.toString().startsWith("vsay-agent: failed unexpectedly: java.lang.IllegalStateException\n"));
        assertFalse(written.toString().contains(KEY));
    }

    @ParameterizedTest
    @CsvSource({"http://a.invalid, true", "https://a.invalid, false", "http://localhost, false"})
    void keyThatOthersCouldReadOnItsWayIsWarnedOf(String host, boolean warned) {
        stop.request();

        int exitCode = run(Map.of("VSAY_TOKEN", KEY), "--host", host, "--state-dir", state.toString());

        assertEquals(ExitCode.STOPPED, exitCode);
        assertEquals(
                warned,
                written.toString().contains("without TLS the API key can be read on its way to the server"),
                written::toString);
    }

    private int run(Map<String, String> environment, String... arguments) {
        PrintStream output = new PrintStream(written, true, UTF_8);
        return VsayAgent.run(new AgentCommand(environment, output, stop), output, arguments);
    }
}
