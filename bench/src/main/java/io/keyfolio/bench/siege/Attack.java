package io.keyfolio.bench.siege;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A kind of attack. Each of its connections sends {@code opening} when it opens, unless that is null. {@code further} follows,
 * with this attack's share of the rate of requests. {@code reads} is whether the connections read the responses.
 */
record Attack(
        String name, int connections, boolean reads, Supplier<String> opening, Supplier<String> further, double share) {

    /** All attacks. Together they have more connections than the service accepts; their shares of the rate add up to 1. */
    static List<Attack> all(int connections, String session, String accountKey) {
        List<Attack> all = new ArrayList<>(heads(connections / 50));
        all.addAll(requests(connections / 100, session));
        all.add(new Attack(
                "agents that read no pongs", 20, false, () -> Hostilities.agent(accountKey), Hostilities::pings, 0.02));
        all.add(new Attack("agents", 60, true, () -> Hostilities.agent(accountKey), null, 0));
        int rest = connections - all.stream().mapToInt(Attack::connections).sum();
        all.add(new Attack("idle connections", Math.max(100, rest + 100), true, null, null, 0));
        return all;
    }

    private static List<Attack> heads(int some) {
        return List.of(
                new Attack("idle after a request", 5 * some, true, Hostilities::longLine, null, 0),
                new Attack("heads that drip", 5 * some, true, Hostilities::longHead, () -> "X: y\r\n", 0.05),
                new Attack("heads of 4,000 fields", some, true, null, Hostilities::manyFields, 0.03),
                new Attack("heads whose body does not come", 5 * some, true, Hostilities::headWithoutBody, null, 0),
                new Attack("bodies that drip", 3 * some, true, Hostilities::halfBody, () -> " ", 0.05),
                new Attack("chunks of one byte", some, true, Hostilities::chunks, null, 0),
                new Attack("trailers without end", some, true, Hostilities::trailers, null, 0),
                new Attack(
                        "answers that are not read",
                        2 * some,
                        false,
                        () -> Hostilities.get("/q/openapi").repeat(20),
                        null,
                        0));
    }

    private static List<Attack> requests(int some, String session) {
        return List.of(
                new Attack("invented methods and paths", some, true, null, Hostilities::invented, 0.15),
                new Attack("unknown keys", 2 * some, true, null, Hostilities::unknownKey, 0.2),
                new Attack("forged sessions", some, true, null, () -> Hostilities.forged(session), 0.1),
                new Attack("wrong passwords", some, true, null, Hostilities::wrongPassword, 0.05),
                new Attack("lists", some, true, null, () -> list(session), 0.1),
                new Attack("HEAD", some, true, null, () -> Hostilities.request("HEAD", "/v1/profile"), 0.1),
                new Attack("OPTIONS", some, true, null, () -> Hostilities.request("OPTIONS", "/v1/profile"), 0.1),
                new Attack("resets", some, true, null, () -> RESET, 0.05));
    }

    /** A request after which the client resets the connection. */
    static final String RESET = Hostilities.get("/v1/auth/verify");

    private static String list(String session) {
        return Hostilities.get("/v1/profile/audit?limit=100", "Authorization: Bearer " + session);
    }
}
