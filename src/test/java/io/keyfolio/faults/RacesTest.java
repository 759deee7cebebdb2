package io.keyfolio.faults;

import static io.keyfolio.testing.Person.bearer;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.AtOnce;
import io.keyfolio.testing.UnlimitedResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collection;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * 32 clients create, regenerate and revoke the keys of one account, log in and change its password, all at the same time.
 */
@QuarkusTest
@WithTestResource(UnlimitedResource.class)
class RacesTest {

    private static final int CLIENTS = 32;
    private static final int THINGS_EACH = 25;
    private static final int MOST_KEYS = 100;
    private static final String PROFILE = "/api/profile";

    /** Success; a login with an earlier password; a key that no longer exists; an exhausted quota. */
    private static final Set<Integer> EXPECTED = Set.of(200, 401, 404, 422);

    @Test
    void accountIsAsItsClientsWereTold() {
        assertAsTold(1);
    }

    static void assertAsTold(long seed) {
        ManyClients clients = new ManyClients();

        Set<Integer> statuses = new TreeSet<>();
        AtOnce.run(CLIENTS, number -> clients.act(new Random(seed * CLIENTS + number), THINGS_EACH)).stream()
                .flatMap(Collection::stream)
                .forEach(statuses::add);

        assertTrue(EXPECTED.containsAll(statuses), statuses::toString);
        assertKeys(clients);
        assertSessions(clients);
    }

    /**
     * Asserts that one token of each chain is valid, none of a revoked chain, and that the quota admits exactly the missing
     * keys.
     */
    private static void assertKeys(ManyClients clients) {
        clients.chains().forEach(chain -> assertEquals(chain.expected(), chain.live()));
        long live = clients.chains().stream().mapToLong(KeyChain::live).sum();
        clients.owner().signedIn().get(ManyClients.KEYS).then().body("", hasSize((int) live));
        for (long number = live; number < MOST_KEYS; number++) {
            clients.owner().issue("one of those that there is room for");
        }
        clients.owner().signedIn().post(ManyClients.KEYS).then().statusCode(422);
    }

    private static void assertSessions(ManyClients clients) {
        assertTrue(!clients.outdatedSessions().isEmpty(), "no password was changed");
        clients.outdatedSessions()
                .forEach(session -> bearer(session).get(PROFILE).then().statusCode(401));
        clients.currentSessions()
                .forEach(session -> bearer(session).get(PROFILE).then().statusCode(200));
        clients.owner().signedIn().get(PROFILE).then().statusCode(200);
    }
}
