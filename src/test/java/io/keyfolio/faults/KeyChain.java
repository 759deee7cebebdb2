package io.keyfolio.faults;

import io.keyfolio.testing.Person;
import io.restassured.response.Response;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An API key and all its successors, whichever client regenerated them. */
final class KeyChain {

    private final List<Person.Key> keys = new CopyOnWriteArrayList<>();
    private volatile boolean revoked;

    KeyChain(Person.Key first) {
        keys.add(first);
    }

    /** Regenerates the last known key, possibly at the same time as other clients. */
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

    /** The number of tokens of the chain that the service accepts. */
    long live() {
        return keys.stream()
                .filter(key -> key.request().get("/api/profile").statusCode() == 200)
                .count();
    }

    /** The number of tokens that the service must accept. */
    long expected() {
        return revoked ? 0 : 1;
    }
}
