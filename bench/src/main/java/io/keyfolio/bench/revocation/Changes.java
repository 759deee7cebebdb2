package io.keyfolio.bench.revocation;

import io.keyfolio.bench.harness.Answer;
import io.keyfolio.bench.harness.Api;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Issues and ends tokens, and records acknowledged changes. */
public final class Changes {

    private final Tokens tokens;
    private final Tally tally;
    private final Supplier<Route> routes;
    private final AtomicInteger names = new AtomicInteger();

    /** Takes a supplier that selects the target of each request. */
    public Changes(Tokens tokens, Tally tally, Supplier<Route> routes) {
        this.tokens = tokens;
        this.tally = tally;
        this.routes = routes;
    }

    /** Signs up an account with that number of keys; call it only while everything runs. */
    public void signUp(Client client, int number, int keys) {
        String name = "bench" + number;
        Answer answer = client.ask(anyRoute(), "POST /api/signup", "", Api.person(name));
        Account account = new Account(name, answer.field("token"));
        tokens.add(account);
        for (int key = 0; key < keys; key++) {
            create(client, account);
        }
    }

    /** Makes a random change. It issues more tokens than it ends, because watches end some too. */
    void any(Client client) {
        int percent = ThreadLocalRandom.current().nextInt(100);
        if (percent < 40) {
            create(client, tokens.anyAccount());
        } else if (percent < 55) {
            logIn(client, tokens.anyAccount());
        } else {
            Token token = percent < 90 ? tokens.takeKey() : tokens.takeSession();
            if (token != null) {
                end(client, token);
            }
        }
    }

    /** Ends a token: logs a session out, or revokes or regenerates a key. Returns whether that was acknowledged. */
    public boolean end(Client client, Token token) {
        if (token.isSession()) {
            return end(client, token, token, "POST /v1/auth/logout").isPresent();
        }
        return ThreadLocalRandom.current().nextInt(5) < 3 ? revoke(client, token) : regenerate(client, token);
    }

    private boolean revoke(Client client, Token key) {
        Optional<Answer> answer = end(client, key, key.account().session(), "DELETE " + path(key));
        answer.ifPresent(acknowledged -> key.account().giveBackRoom());
        return answer.isPresent();
    }

    private boolean regenerate(Client client, Token key) {
        Optional<Answer> answer = end(client, key, key.account().session(), "POST " + path(key) + "/regenerate");
        answer.ifPresent(acknowledged -> tokens.add(key(acknowledged, key.account())));
        return answer.isPresent();
    }

    private static String path(Token key) {
        return "/v1/profile/api-keys/" + key.id();
    }

    private static Token key(Answer issued, Account account) {
        return new Token(issued.field("plain_text_token"), issued.field("id"), account);
    }

    /** Sends the request that ends a token; returns the response if it is an acknowledgement. */
    private Optional<Answer> end(Client client, Token token, Token actor, String request) {
        Route route = anyRoute();
        token.endRequested();
        Answer answer = client.ask(route, request, actor.text(), "");
        if (!tally.isAcknowledged(route, actor, answer)) {
            token.endUnknown();
            return Optional.empty();
        }
        token.ended(answer.ended());
        return Optional.of(answer);
    }

    private void create(Client client, Account account) {
        if (account.takeRoom()) {
            Route route = anyRoute();
            String body = "{\"name\":\"key " + names.incrementAndGet() + "\"}";
            Answer answer = client.ask(
                    route, "POST /v1/profile/api-keys", account.session().text(), body);
            if (tally.isAcknowledged(route, account.session(), answer)) {
                tokens.add(key(answer, account));
            }
        }
    }

    private void logIn(Client client, Account account) {
        Route route = anyRoute();
        Answer answer = client.ask(route, "POST /api/login", "", Api.login(account.name()));
        if (tally.isAcknowledged(route, account.session(), answer)) {
            tokens.add(new Token(answer.field("token"), "", account));
        }
    }

    Route anyRoute() {
        return routes.get();
    }
}
