package io.keyfolio.platform.http.listen;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.SmallRyeConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** The configured addresses that the service listens on. */
public final class ListenAddresses {

    private static final String HOST = "quarkus.http.host";
    private static final String EVERY_INTERFACE = "0.0.0.0";
    private static final int HIGHEST_PORT = 65535;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}");

    /** The settings of which any one makes the service open the TLS port. */
    private static final List<String> CERTIFICATES = List.of(
            "quarkus.http.ssl.certificate.files",
            "quarkus.http.ssl.certificate.key-store-file",
            "quarkus.http.tls-configuration-name");

    private final SmallRyeConfig config;
    private final List<ListenAddress> addresses = new ArrayList<>();

    private ListenAddresses(SmallRyeConfig config) {
        this.config = config;
    }

    /**
     * Checks that the service can listen on every address.
     *
     * @throws ConfigurationException for the first address that it cannot listen on
     */
    public static void requireFree(SmallRyeConfig config) {
        new ListenAddresses(config).read().forEach(ListenAddress::requireFree);
    }

    /** The public servers that the settings enable: one for plain HTTP, one for TLS. */
    public record Servers(boolean plain, boolean tls) {}

    /** Reads which public servers the service starts. */
    public static Servers servers(SmallRyeConfig config) {
        return new ListenAddresses(config).servers();
    }

    private Servers servers() {
        boolean listens = !isOff("quarkus.http.host-enabled");
        return new Servers(
                listens
                        && !"disabled"
                                .equals(find("quarkus.http.insecure-requests").orElse("")),
                listens
                        && CERTIFICATES.stream()
                                .anyMatch(setting -> find(setting).isPresent()));
    }

    private List<ListenAddress> read() {
        Servers servers = servers();
        if (servers.plain()) {
            add(HOST, EVERY_INTERFACE, "quarkus.http.port", "8080");
        }
        if (servers.tls()) {
            add(HOST, EVERY_INTERFACE, "quarkus.http.ssl-port", "8443");
        }
        if (servers.plain() || servers.tls()) {
            add("keyfolio.management.host", "127.0.0.1", "keyfolio.management.port", "9000");
        }
        return addresses;
    }

    /** Adds an address. Skips a port that is not a number up to 65535: the validation of settings refuses it. */
    private void add(String hostSetting, String defaultHost, String portSetting, String defaultPort) {
        OptionalInt port = port(find(portSetting).orElse(defaultPort));
        if (port.isPresent()) {
            String host = find(hostSetting).orElse(defaultHost);
            ListenAddress address =
                    new ListenAddress(variable(hostSetting), host, variable(portSetting), port.getAsInt());
            addresses.forEach(address::requireOtherThan);
            addresses.add(address);
        }
    }

    private static OptionalInt port(String text) {
        int port = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : HIGHEST_PORT + 1;
        return port <= HIGHEST_PORT ? OptionalInt.of(port) : OptionalInt.empty();
    }

    private boolean isOff(String setting) {
        return "false".equalsIgnoreCase(find(setting).orElse(""));
    }

    private Optional<String> find(String setting) {
        return config.getOptionalValue(setting, String.class).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static String variable(String setting) {
        return setting.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }
}
