package io.keyfolio.bench.throughput;

import java.util.List;

/** The rows of the table, in their order. */
final class Rows {

    static final String NOTHING = "bare route";
    static final String ONE_ROW = "bare route, one row";
    static final String VERIFY = "verify, cached";
    static final String VERIFY_UNCACHED = "verify, uncached";
    static final String PREFERENCES = "preferences, API key";
    static final String PROFILE = "profile, JWT";
    static final String LIST = "list keys, API key";
    static final String PAIRS = "create and delete a key";
    static final String LOGIN = "login";

    static final String VERIFY_PATH = "/v1/auth/verify";
    static final String LIST_PATH = "/v1/profile/api-keys";

    /** The number of concurrent logins. Each occupies a processor with bcrypt, so further ones would only wait. */
    private static final int LOGINS_AT_ONCE = 4;

    private Rows() {}

    static List<Row> of(Population population, People people) {
        return List.of(
                Row.of(NOTHING, population.requests("/benchmark/nothing")),
                Row.of(VERIFY, population.requests(VERIFY_PATH)),
                Row.of(PREFERENCES, population.requests("/v1/profile/preferences")),
                Row.of(PROFILE, people.profiles()),
                Row.of(ONE_ROW, population.requests("/benchmark/row/{id}")).uncached(),
                Row.of(VERIFY_UNCACHED, population.requests(VERIFY_PATH)).uncached(),
                Row.of(LIST, population.requests(LIST_PATH)),
                Row.of(PAIRS, population.creations()).inPairs(),
                Row.of(LOGIN, people.logins()).withAtMost(LOGINS_AT_ONCE));
    }
}
