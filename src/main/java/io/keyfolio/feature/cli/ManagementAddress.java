package io.keyfolio.feature.cli;

import io.smallrye.config.SmallRyeConfig;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The address of the management interface according to the settings, seen from the same machine. */
final class ManagementAddress {

    private static final String HOST = "127.0.0.1";
    private static final int PORT = 9000;

    /** The loopback addresses at which a service that listens on all interfaces is reachable. */
    private static final Map<String, String> LOOPBACK = Map.of("", HOST, "0.0.0.0", HOST, "::", "::1");

    /** The settings that give the management interface a certificate; variables and properties differ in punctuation. */
    private static final List<String> CERTIFICATES = List.of(
            "quarkus.management.ssl.certificate.files",
            "quarkus.management.ssl.certificate.key.store.file",
            "quarkus.management.tls.configuration.name",
            "quarkus.tls.key.store.");

    private ManagementAddress() {}

    static URI of(SmallRyeConfig config, String path) {
        String host = LOOPBACK.getOrDefault(value(config, "host", HOST), value(config, "host", HOST));
        String scheme = speaksTls(config) ? "https" : "http";
        String authority = host.contains(":") ? "[" + host + "]" : host;
        return URI.create(scheme + "://" + authority + ":" + port(config) + path);
    }

    private static int port(SmallRyeConfig config) {
        return Integer.parseInt(value(config, "port", Integer.toString(PORT)));
    }

    /** The value of a setting; Quarkus's own name takes precedence, as in the service. */
    private static String value(SmallRyeConfig config, String name, String otherwise) {
        return config.getOptionalValue("quarkus.management." + name, String.class)
                .or(() -> config.getOptionalValue("keyfolio.management." + name, String.class))
                .map(String::strip)
                .orElse(otherwise);
    }

    private static boolean speaksTls(SmallRyeConfig config) {
        return StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .map(name -> name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "."))
                .anyMatch(name -> CERTIFICATES.stream().anyMatch(name::startsWith));
    }
}
