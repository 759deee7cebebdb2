package io.keyfolio.platform.http;

/**
 * The validation of request targets by Quarkus, which comes before every route: it refuses what HTTP/1.1 carries and many
 * clients send ({@code ?q=a|b}), so that a gateway that appends its client's target would refuse that client.
 */
public final class UriValidation {

    private static final String DISABLED = "vertx.disableURIValidation";

    private UriValidation() {}

    /** To be called before Quarkus starts; the native image has it from its build (application.properties). */
    public static void leaveToFilter() {
        System.setProperty(DISABLED, "true");
    }
}
