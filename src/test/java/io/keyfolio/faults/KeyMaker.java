package io.keyfolio.faults;

import io.keyfolio.testing.Person;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes keys and revokes every other one, until the service cannot; remembers what it was promised, and nothing else. */
final class KeyMaker {

    private static final String KEYS = "/v1/profile/api-keys";
    private static final int MOST = 100;

    private final Person owner = Person.signedUp();
    private final AtomicInteger acknowledged;
    private final List<Person.Key> kept = new ArrayList<>();
    private final List<Person.Key> revoked = new ArrayList<>();
    private final List<Person.Key> undecided = new ArrayList<>();
    private final Set<Integer> refusals = new HashSet<>();

    KeyMaker(AtomicInteger acknowledged) {
        this.acknowledged = acknowledged;
    }

    /** Returns when an answer was no promise, or when the account is full. */
    KeyMaker work() {
        boolean promised = true;
        for (int number = 0; promised && kept.size() < MOST; number++) {
            promised = number % 2 == 0 ? make() : revoke();
        }
        return this;
    }

    private boolean make() {
        Response answer = owner.signedIn().post(KEYS);
        if (isPromise(answer)) {
            JsonPath key = answer.jsonPath();
            kept.add(new Person.Key(key.getLong("id"), key.getString("plain_text_token")));
            return true;
        }
        return false;
    }

    /** The oldest; one whose revocation was asked for and not acknowledged may be either. */
    private boolean revoke() {
        if (kept.size() < 2) {
            return true;
        }
        Person.Key oldest = kept.remove(0);
        boolean promised = isPromise(owner.signedIn().delete(KEYS + "/{id}", oldest.id()));
        (promised ? revoked : undecided).add(oldest);
        return promised;
    }

    private boolean isPromise(Response answer) {
        if (answer.statusCode() == 200) {
            acknowledged.incrementAndGet();
            return true;
        }
        refusals.add(answer.statusCode());
        return false;
    }

    /** Keys that were made, as far as it was told, and whose revocation it has not asked for. */
    List<Person.Key> kept() {
        return kept;
    }

    /** Keys that are revoked, as far as it was told. */
    List<Person.Key> revoked() {
        return revoked;
    }

    /** How often it was told that something is done: each key was made, and some were revoked. */
    int promises() {
        return kept.size() + 2 * revoked.size() + undecided.size();
    }

    /** What it was answered instead of a promise. */
    Set<Integer> refusals() {
        return refusals;
    }
}
