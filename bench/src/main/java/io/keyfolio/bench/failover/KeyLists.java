package io.keyfolio.bench.failover;

import static java.util.stream.Collectors.groupingBy;

import io.keyfolio.bench.harness.Answer;
import io.keyfolio.bench.revocation.Account;
import io.keyfolio.bench.revocation.Client;
import io.keyfolio.bench.revocation.Route;
import io.keyfolio.bench.revocation.Tally;
import io.keyfolio.bench.revocation.Token;
import io.keyfolio.bench.revocation.Tokens;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Compares acknowledged changes of API keys with the database: each replica reads the list of an account's keys there. */
final class KeyLists {

    private static final Pattern ID = Pattern.compile("\\{\"id\":\"?(\\d+)");
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Client client = new Client();
    private final Tokens tokens;
    private final List<Route> replicas;
    private final Tally tally;

    KeyLists(Tokens tokens, List<Route> replicas, Tally tally) {
        this.tokens = tokens;
        this.replicas = replicas;
        this.tally = tally;
    }

    /** The number of acknowledged changes that a list contradicts, and of lists that no replica returned. */
    int contradictions() {
        Map<Account, List<Token>> keys =
                tokens.issued().stream().filter(token -> !token.isSession()).collect(groupingBy(Token::account));
        return replicas.stream()
                .mapToInt(replica -> contradictions(replica, keys))
                .sum();
    }

    /**
     * Stops at the first list that the replica does not return. Keys can be issued and ended during a request. So those that ended
     * are determined before it, and valid ones after it.
     */
    private int contradictions(Route replica, Map<Account, List<Token>> keys) {
        int sum = 0;
        for (Map.Entry<Account, List<Token>> entry : keys.entrySet()) {
            List<Token> ended = entry.getValue().stream().filter(Token::isEnded).toList();
            Answer answer = list(replica, entry.getKey());
            if (!answer.isSuccess()) {
                tally.say("WRONG: %s returned no list of keys: %d".formatted(replica, answer.status()));
                return sum + 1;
            }
            sum += compare(replica, answer, ended, entry.getValue());
        }
        return sum;
    }

    private int compare(Route replica, Answer answer, List<Token> ended, List<Token> keys) {
        Set<String> ids = ID.matcher(answer.body())
                .results()
                .map((MatchResult result) -> result.group(1))
                .collect(Collectors.toSet());
        List<Token> back = ended.stream().filter(key -> ids.contains(key.id())).toList();
        List<Token> lost = keys.stream()
                .filter(key -> key.mustBeGood() && !ids.contains(key.id()))
                .toList();
        back.forEach(key -> tally.say("WRONG: %s lists %s, which was ended".formatted(replica, key)));
        lost.forEach(key -> tally.say("WRONG: %s does not list %s, which is good".formatted(replica, key)));
        return back.size() + lost.size();
    }

    private Answer list(Route replica, Account account) {
        long begin = System.nanoTime();
        Answer answer;
        do {
            answer = client.ask(
                    replica, "GET /v1/profile/api-keys", account.session().text(), "");
        } while (!answer.isSuccess() && answer.ended() - begin < PATIENCE_NANOS);
        return answer;
    }
}
