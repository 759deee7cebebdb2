package io.keyfolio.platform.http;

/**
 * Quarkus's validation of request targets, which precedes every route. It refuses characters that many clients send
 * ({@code ?q=a|b}): a gateway that forwards the target of its client would see that client refused.
 */
public final class UriValidation {

    private static final String DISABLED = "vertx.disableURIValidation";

    private UriValidation() {}

    /**
     * Switches the validation off, in favour of the filter. Must be called before Quarkus starts; the native image has the
     * setting from its build (application.properties).
     */
    public static void leaveToFilter() {
        System.setProperty(DISABLED, "true");
    }
}
