package io.keyfolio.platform.http;

import io.keyfolio.platform.json.JsonRequests;
import jakarta.validation.Validation;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** The service's reader of JSON without a container. */
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
