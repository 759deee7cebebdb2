package io.keyfolio.platform.database.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The number of connections that are opened at the same time. */
class OpeningLimitTest {

    private static final int MOST = 4;

    private final OpeningLimit limit = new OpeningLimit();
    private final List<Promise<String>> attempts = new ArrayList<>();

    @Test
    void furtherAttemptsWaitForTheEndOfOthers() {
        Future<String> first = open();
        open(MOST + 1);

        assertEquals(MOST, attempts.size());
        attempts.get(0).complete("open");
        assertEquals("open", first.result());
        assertEquals(MOST + 1, attempts.size());
        attempts.get(1).fail("refused");
        assertEquals(MOST + 2, attempts.size());
    }

    @Test
    void attemptThatEndsAtOnceFreesItsPlace() {
        for (int number = 0; number < 10_000; number++) {
            assertTrue(limit.run(() -> Future.failedFuture("refused")).failed());
        }
        open(MOST);

        assertEquals(MOST, attempts.size());
    }

    @Test
    void attemptsAtAnEarlierPrimaryCountNoMore() {
        open(MOST + 1);
        limit.forget();

        assertEquals(MOST + 1, attempts.size());
        attempts.subList(0, MOST).forEach(attempt -> attempt.fail("closed"));
        open(MOST);
        assertEquals(2 * MOST, attempts.size());
    }

    private void open(int number) {
        for (int each = 0; each < number; each++) {
            Future<String> unused = open();
        }
    }

    private Future<String> open() {
        return limit.run(() -> {
            Promise<String> attempt = Promise.promise();
            attempts.add(attempt);
            return attempt.future();
        });
    }
}
