package io.keyfolio.platform.problem;

import java.util.Map;

/** The sentences for requests that violate HTTP's own rules. */
final class StatusMessages {

    private static final Map<Integer, String> BY_STATUS = Map.of(
            400, "The request could not be read.",
            404, "There is nothing at this path.",
            406, "This path answers application/json; the Accept header rules that out.",
            408, "The request body took too long to arrive.",
            413, "The request body is too large.",
            415, "Send the body as JSON, with \"Content-Type: application/json\".");

    private static final String FORM =
            "Send the body as a form, with \"Content-Type: application/x-www-form-urlencoded\".";

    private StatusMessages() {}

    static Problem of(int status, Dialect dialect) {
        String sentence = status == 415 && dialect == Dialect.OAUTH ? FORM : BY_STATUS.get(status);
        return sentence == null ? Problem.of(status) : Problem.of(status, sentence);
    }
}
