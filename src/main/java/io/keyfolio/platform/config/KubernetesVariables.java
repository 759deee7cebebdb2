package io.keyfolio.platform.config;

import io.keyfolio.platform.config.check.AddressChecks;
import java.util.regex.Pattern;

/**
 * Recognises the variables that Kubernetes sets in every container for each Service of the namespace (service links). They
 * clash with settings for Services whose names begin with {@code keyfolio}: {@code KEYFOLIO_DB_SERVICE_HOST},
 * {@code KEYFOLIO_PORT=tcp://…}.
 */
final class KubernetesVariables {

    private static final String SERVICE = "KEYFOLIO(?:_[A-Z0-9]+)*_";
    private static final String PORT = SERVICE + "PORT_[0-9]+_(?:TCP|UDP|SCTP)";

    private static final Pattern ADDRESS_NAME = Pattern.compile(SERVICE + "SERVICE_HOST|" + PORT + "_ADDR");
    private static final Pattern NUMBER_NAME =
            Pattern.compile(SERVICE + "SERVICE_PORT(?:_[A-Z0-9_]+)?|" + PORT + "_PORT");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}");
    private static final Pattern PROTOCOL_NAME = Pattern.compile(PORT + "_PROTO");
    private static final Pattern PROTOCOL = Pattern.compile("tcp|udp|sctp");
    private static final Pattern URL_NAME = Pattern.compile(SERVICE + "PORT|" + PORT);
    private static final Pattern URL = Pattern.compile("(?:tcp|udp|sctp)://.+:[0-9]{1,5}");

    private KubernetesVariables() {}

    /**
     * Whether Kubernetes set the variable. Both name and value must have the form that Kubernetes uses, so that misspelt
     * settings are still found.
     */
    static boolean isInjected(String name, String value) {
        return isUrl(name, value)
                || (ADDRESS_NAME.matcher(name).matches() && AddressChecks.isIpAddress(value))
                || (NUMBER_NAME.matcher(name).matches() && NUMBER.matcher(value).matches())
                || (PROTOCOL_NAME.matcher(name).matches()
                        && PROTOCOL.matcher(value).matches());
    }

    /** Whether a variable holds the URL of a Service. Its name may also be that of a setting: {@code KEYFOLIO_DB_PORT}. */
    static boolean isUrl(String name, String value) {
        return value.contains("://")
                && URL_NAME.matcher(name).matches()
                && URL.matcher(value).matches();
    }
}
