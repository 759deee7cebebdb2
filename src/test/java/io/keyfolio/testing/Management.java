package io.keyfolio.testing;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/** The management interface of the service under test. */
public final class Management {

    private static final String PORT = "keyfolio.management.port";

    private Management() {}

    /** The setting of a free port, which tests can read for a packaged service, too. */
    static Map<String, String> settings() {
        String port = Integer.toString(Ports.free());
        return Map.of(PORT, port, "quarkus.management.test-port", port);
    }

    public static URI address() {
        return URI.create("http://127.0.0.1:" + ConfigProvider.getConfig().getValue(PORT, Integer.class));
    }

    /** A request to the management port. */
    public static RequestSpecification request() {
        return given().baseUri(address().toString()).port(address().getPort());
    }
}
