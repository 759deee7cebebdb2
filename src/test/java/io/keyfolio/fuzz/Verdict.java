package io.keyfolio.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keyfolio.testing.RawHttp;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Checks a response against the OpenAPI document. */
final class Verdict {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /**
     * The time limit for a change, which the test cannot repeat. Even a loaded machine with two processors does not take
     * this long by chance.
     */
    private static final Duration PATIENCE_WITH_CHANGES = Duration.ofSeconds(5);

    private static final Set<String> SAFE = Set.of("GET", "HEAD");
    private static final int REPETITIONS = 5;
    private static final int REFUSED = 400;
    private static final int SERVER_ERROR = 500;
    private static final int NOT_IMPLEMENTED = 501;
    private static final int LONGEST = 300;

    private final Contract contract;
    private final Function<byte[], RawHttp.Answer> service;

    Verdict(Contract contract, Function<byte[], RawHttp.Answer> service) {
        this.contract = contract;
        this.service = service;
    }

    /** The objection to a response; empty for none. */
    Optional<String> objection(FuzzRequest request, RawHttp.Answer answer) {
        return reason(request, answer).map(reason -> reason + ": " + shortened(answer));
    }

    private Optional<String> reason(FuzzRequest request, RawHttp.Answer answer) {
        Map<Integer, Set<String>> documented = contract.answers(request.method(), request.target());
        boolean isNotConfigured = answer.status() == NOT_IMPLEMENTED && documented.containsKey(NOT_IMPLEMENTED);
        if (answer.status() == 0 || (answer.status() >= SERVER_ERROR && !isNotConfigured)) {
            return Optional.of(answer.status() == 0 ? "no answer" : "a fault of the service");
        }
        if (isTooSlow(request, answer)) {
            return Optional.of("took " + answer.elapsed());
        }
        if (!documented.containsKey(answer.status())) {
            return Optional.of("not one of " + documented.keySet());
        }
        return "HEAD".equals(request.method()) ? silence(answer) : content(answer, documented.get(answer.status()));
    }

    /**
     * Whether a response is too slow. Only a request without a change can be repeated: a second deletion is a quick
     * refusal.
     */
    private boolean isTooSlow(FuzzRequest request, RawHttp.Answer answer) {
        if (!SAFE.contains(request.method()) && answer.status() < REFUSED) {
            return answer.elapsed().compareTo(PATIENCE_WITH_CHANGES) > 0;
        }
        return isSlow(answer) && isSlowAgain(request);
    }

    /** Whether the request is slow again. The machine may cause one slow response; a costly request is slow each time. */
    private boolean isSlowAgain(FuzzRequest request) {
        return IntStream.range(0, REPETITIONS).allMatch(time -> isSlow(service.apply(request.bytes())));
    }

    private static boolean isSlow(RawHttp.Answer answer) {
        return answer.elapsed().compareTo(PATIENCE) > 0;
    }

    private static Optional<String> silence(RawHttp.Answer answer) {
        return answer.body().isEmpty() ? Optional.empty() : Optional.of("a body for HEAD");
    }

    private static Optional<String> content(RawHttp.Answer answer, Set<String> types) {
        String type = answer.body().isEmpty()
                ? Contract.NO_BODY
                : answer.header("content-type").replaceFirst(";.*", "").strip();
        if (!types.contains(type)) {
            return Optional.of("type \"" + type + "\" is not one of " + types);
        }
        return type.endsWith("json") && !isJson(answer.body()) ? Optional.of("not JSON") : Optional.empty();
    }

    private static boolean isJson(String body) {
        try {
            return JSON.readTree(body).isContainerNode();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static String shortened(RawHttp.Answer answer) {
        String text = answer.status() + " " + answer.body();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
