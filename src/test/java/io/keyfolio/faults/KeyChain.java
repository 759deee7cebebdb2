package io.keyfolio.faults;

import io.keyfolio.testing.Person;
import io.restassured.response.Response;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A key and everything that it was regenerated to, whoever did it. */
final class KeyChain {

    private final List<Person.Key> keys = new CopyOnWriteArrayList<>();
    private volatile boolean revoked;

    KeyChain(Person.Key first) {
        keys.add(first);
    }

    /** The last one that is known here; others may be doing the same. */
    int regenerate(Person owner) {
        Response answer = owner.signedIn().post(ManyClients.KEYS + "/{id}/regenerate", last().id());
        if (answer.statusCode() == 200) {
            keys.add(ManyClients.key(answer));
        }
        return answer.statusCode();
    }

    int revoke(Person owner) {
        Response answer = owner.signedIn().delete(ManyClients.KEYS + "/{id}", last().id());
        if (answer.statusCode() == 200) {
            revoked = true;
        }
        return answer.statusCode();
    }

    private Person.Key last() {
        return keys.get(keys.size() - 1);
    }

    /** How many of its tokens are accepted. */
    long live() {
        return keys.stream()
                .filter(key -> key.request().get("/api/profile").statusCode() == 200)
                .count();
    }

    /** How many of them must be. */
    long expected() {
        return revoked ? 0 : 1;
    }
}
