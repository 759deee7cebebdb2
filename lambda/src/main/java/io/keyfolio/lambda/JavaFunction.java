package io.keyfolio.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The handler that Lambda's Java runtime calls. It implements no interface of Lambda, or Quarkus would treat it as a second
 * handler.
 */
public final class JavaFunction {

    private final QuarkusStreamHandler quarkus;

    /** Starts the service, so that a function that cannot start fails before its first invocation. */
    public JavaFunction() {
        Preparation.ensure();
        try {
            quarkus = new QuarkusStreamHandler();
        } catch (RuntimeException failure) {
            throw explained(failure);
        }
    }

    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        quarkus.handleRequest(event, answer, context);
    }

    /** The configuration failure among the causes, if there is one, so that the log shows its sentence. */
    private static RuntimeException explained(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConfigurationException sentence) {
                return sentence;
            }
        }
        return failure;
    }
}
