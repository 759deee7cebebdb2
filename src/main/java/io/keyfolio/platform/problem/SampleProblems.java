package io.keyfolio.platform.problem;

import io.keyfolio.platform.problem.DomainException.MalformedBody;
import io.keyfolio.platform.problem.DomainException.NotConfigured;
import io.keyfolio.platform.problem.DomainException.NotFound;
import java.time.Duration;
import java.util.List;

/** A problem of each status as the service writes it, for the examples of the OpenAPI document. */
public final class SampleProblems {

    private static final List<Integer> STATUSES =
            List.of(400, 401, 403, 404, 405, 406, 408, 413, 415, 422, 429, 500, 501, 503);

    private SampleProblems() {}

    /** The statuses of refusals that a dialect has, in ascending order. */
    public static List<Integer> statuses(Dialect dialect) {
        return STATUSES.stream()
                .filter(status -> status != 422 || dialect == Dialect.DEVELOPER)
                .filter(status -> (status != 404 && status != 501) || dialect != Dialect.OAUTH)
                .toList();
    }

    /** The body of a refusal without a credential. */
    public static Object body(Dialect dialect, int status) {
        return dialect.body(problem(dialect, status), ClientAuthentication.NONE);
    }

    private static Problem problem(Dialect dialect, int status) {
        return switch (status) {
            case 400 -> Problem.of(unreadable(dialect), dialect);
            case 401 -> dialect == Dialect.OAUTH ? BearerChallenge.CLIENT_PROBLEM : BearerChallenge.PROBLEM;
            case 403 -> Problems.DENIED;
            case 404 -> Problem.of(new NotFound("API key"), dialect);
            case 405 -> Problems.notAllowed("GET, HEAD, OPTIONS");
            case 422 -> Problem.of(InvalidFields.field("theme", "must be light or dark"), dialect);
            case 429 -> Problem.of(new RateLimited(Duration.ofSeconds(2)), dialect);
            case 500 -> Problems.UNEXPECTED.withInstance("urn:uuid:0d5f1d0c-6d0c-4d6e-9b61-3c1f8f0a7c11");
            case 501 -> Problem.of(NotConfigured.mail(), dialect);
            case 503 -> DatabaseUnavailable.PROBLEM;
            default -> Problem.of(status, dialect);
        };
    }

    private static DomainException unreadable(Dialect dialect) {
        return dialect == Dialect.OAUTH ? InvalidFields.field("token", "is required") : MalformedBody.notAnObject();
    }
}
