package io.keyfolio.lambda;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.configuration.ConfigurationException;

/** The native function, {@code bootstrap}, which polls the runtime API for invocations itself. */
@QuarkusMain(name = "lambda")
public class NativeFunction {

    public static void main(String... args) {
        try {
            Preparation.ensure();
        } catch (ConfigurationException failure) {
            System.err.println(failure.getMessage()); // logging is not yet configured
            System.exit(1);
        }
        Quarkus.run(args);
    }
}
