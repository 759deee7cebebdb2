package io.keyfolio.platform.http;

import io.keyfolio.platform.json.JsonRequests;
import jakarta.validation.Validation;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** The JSON reader of the service, without a container. */
public final class Json {

    private Json() {}

    public static JsonRequests requests() {
        return new JsonRequests(Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator())
                .buildValidatorFactory()
                .getValidator());
    }
}
