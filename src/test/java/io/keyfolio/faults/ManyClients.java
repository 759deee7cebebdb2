package io.keyfolio.faults;

import io.keyfolio.testing.Person;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** The concurrent clients of one account, with the results of their requests. */
final class ManyClients {

    static final String KEYS = "/v1/profile/api-keys";
    private static final String LOGIN = "/v1/auth/login";

    private final Person owner = Person.signedUp();
    private final List<KeyChain> chains = new CopyOnWriteArrayList<>();
    private final Queue<OpenedSession> sessions = new ConcurrentLinkedQueue<>();

    private volatile String password = owner.password();

    /** Sends a number of random requests, one after the other. */
    List<Integer> act(Random random, int times) {
        return random.ints(times, 0, 100)
                .map(dice -> once(random, dice))
                .boxed()
                .toList();
    }

    private int once(Random random, int dice) {
        if (chains.isEmpty() || dice < 30) {
            return make();
        }
        KeyChain chain = chains.get(random.nextInt(chains.size()));
        if (dice < 70) {
            return chain.regenerate(owner);
        }
        if (dice < 80) {
            return chain.revoke(owner);
        }
        return dice < 97 ? logIn() : changePassword();
    }

    private int make() {
        Response answer = owner.signedIn().post(KEYS);
        if (answer.statusCode() == 200) {
            chains.add(new KeyChain(key(answer)));
        }
        return answer.statusCode();
    }

    private int logIn() {
        String used = password;
        Response answer = Person.anonymous()
                .contentType(ContentType.JSON)
                .body(Map.of("email", owner.email(), "password", used))
                .post(LOGIN);
        if (answer.statusCode() == 200) {
            sessions.add(new OpenedSession(answer.path("access_token"), used));
        }
        return answer.statusCode();
    }

    /** Changes the password. The changes run one at a time, so that the last password is known. */
    private synchronized int changePassword() {
        String wanted = password + "+";
        Response answer = owner.signedIn()
                .contentType(ContentType.JSON)
                .body(Map.of("current_password", password, "new_password", wanted))
                .post("/api/profile/reset-password");
        if (answer.statusCode() == 200) {
            password = wanted;
        }
        return answer.statusCode();
    }

    static Person.Key key(Response answer) {
        JsonPath key = answer.jsonPath();
        return new Person.Key(key.getLong("id"), key.getString("plain_text_token"));
    }

    Person owner() {
        return owner;
    }

    List<KeyChain> chains() {
        return chains;
    }

    /** The sessions that were opened with an earlier password. */
    List<String> outdatedSessions() {
        return sessions.stream()
                .filter(session -> !session.password().equals(password))
                .map(OpenedSession::token)
                .toList();
    }

    /** The sessions that were opened with the current password. */
    List<String> currentSessions() {
        return sessions.stream()
                .filter(session -> session.password().equals(password))
                .map(OpenedSession::token)
                .toList();
    }

    private record OpenedSession(String token, String password) {}
}
