package io.keyfolio.vsayagent;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.keyfolio.vsayagent.connection.ApiKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The source of the API key: the option, then the file, then the environment. Messages never quote the key. */
record KeySource(String option, Path file, Map<String, String> environment) {

    static final String VARIABLE = "VSAY_TOKEN";

    private static final int LONGEST_FILE = 8192;

    ApiKey read() {
        if (option != null) {
            return new ApiKey(option.strip());
        }
        if (file != null) {
            return new ApiKey(readFile());
        }
        if (environment.getOrDefault(VARIABLE, "").isBlank()) {
            throw new IllegalArgumentException("no API key: give --token-file, the variable VSAY_TOKEN, or --token");
        }
        return new ApiKey(environment.get(VARIABLE).strip());
    }

    @Override
    public String toString() {
        return "KeySource[hidden]";
    }

    private String readFile() {
        try (InputStream content = Files.newInputStream(file)) {
            return new String(content.readNBytes(LONGEST_FILE), UTF_8).strip();
        } catch (IOException e) {
            throw new IllegalArgumentException("the file of --token-file cannot be read", e);
        }
    }
}
