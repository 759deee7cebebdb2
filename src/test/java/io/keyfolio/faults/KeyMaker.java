package io.keyfolio.faults;

import io.keyfolio.testing.Person;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Creates keys and revokes every second one, until a request fails. It stores the acknowledged changes. */
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

    /** Returns when a request fails, or when the account has reached its quota. */
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

    /** Revokes the oldest key. A key whose revocation fails may be valid or revoked. */
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

    /** The keys with an acknowledged creation and without a request to revoke them. */
    List<Person.Key> kept() {
        return kept;
    }

    /** The keys with an acknowledged revocation. */
    List<Person.Key> revoked() {
        return revoked;
    }

    /** The number of acknowledged changes: the creations and revocations. */
    int promises() {
        return kept.size() + 2 * revoked.size() + undecided.size();
    }

    /** The statuses of failed requests. */
    Set<Integer> refusals() {
        return refusals;
    }
}
