package io.keyfolio.platform.database.primary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.platform.database.address.DatabaseHost;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which of several servers is the primary. */
class PrimaryElectionTest {

    private static final DatabaseHost ONE = new DatabaseHost("one", 5432);
    private static final DatabaseHost TWO = new DatabaseHost("two", 5432);
    private static final DatabaseHost POOLER = new DatabaseHost("pooler", 6432);
    private static final ServerState FIRST = new ServerState("7", 1);
    private static final ServerState PROMOTED = new ServerState("7", 2);
    private static final ServerState STANDBY = new ServerState("7", 0);
    private static final ServerState FOREIGN = new ServerState("8", 1);

    private final PrimaryElection election = new PrimaryElection(List.of(ONE, TWO), List.of(ONE, TWO));

    @Test
    void serverThatAcceptsWritesIsThePrimary() {
        assertEquals(Optional.empty(), election.forPool());

        assertFalse(election.answered(ONE, STANDBY));
        assertTrue(election.answered(TWO, FIRST));

        assertEquals(Optional.of(TWO), election.forPool());
        assertEquals(election.term(), election.termOf(FIRST));
    }

    @Test
    void higherTimelineWinsWhileTheEarlierServerServesOn() {
        election.answered(ONE, FIRST);
        long term = election.term();

        assertTrue(election.answered(TWO, PROMOTED));

        assertEquals(Optional.of(TWO), election.forPool());
        assertNotEquals(term, election.term());
        assertEquals(PrimaryElection.NO_TERM, election.termOf(FIRST));
    }

    @Test
    void lowerTimelineIsNeverReturnedTo() {
        election.answered(ONE, FIRST);
        election.answered(TWO, PROMOTED);

        assertEquals(Optional.of(TWO), election.forPool());
        election.answered(TWO, STANDBY);
        assertFalse(election.answered(ONE, FIRST));

        assertEquals(Optional.empty(), election.forPool());
        assertEquals(PrimaryElection.NO_TERM, election.termOf(FIRST));
    }

    @Test
    void connectionThatTellsAHigherTimelineEndsTheTerm() {
        election.answered(ONE, FIRST);

        assertTrue(election.told(PROMOTED));
        assertFalse(election.told(PROMOTED));

        assertEquals(Optional.empty(), election.forPool());
        assertEquals(PrimaryElection.NO_TERM, election.termOf(FIRST));
    }

    @Test
    void silentPrimaryIsTriedUntilItSaysThatItIsAStandby() {
        election.answered(ONE, FIRST);
        assertEquals(Optional.of(ONE), election.forPool());

        election.answered(ONE, null);
        election.answered(TWO, STANDBY);
        assertEquals(Optional.of(ONE), election.forPool());

        election.answered(ONE, STANDBY);
        assertEquals(Optional.empty(), election.forPool());
    }

    @Test
    void anotherDatabaseSystemEndsAllAcceptanceUntilItIsGone() {
        election.answered(ONE, FIRST);

        assertTrue(election.answered(TWO, FOREIGN));
        assertTrue(election.isFaulty());
        assertEquals(Optional.empty(), election.forPool());
        assertEquals(PrimaryElection.NO_TERM, election.termOf(FIRST));

        assertTrue(election.answered(TWO, null));
        assertEquals(Optional.of(ONE), election.forPool());
    }

    @Test
    void singleServerIsTriedBeforeItHasAnswered() {
        assertEquals(Optional.of(POOLER), new PrimaryElection(List.of(POOLER), List.of(ONE, TWO)).forPool());
    }

    @Test
    void feedLooksForThePrimaryAmongItsOwnServers() {
        PrimaryElection behindAPooler = new PrimaryElection(List.of(POOLER), List.of(ONE, TWO));

        behindAPooler.answered(POOLER, FIRST);
        behindAPooler.answered(ONE, STANDBY);
        behindAPooler.answered(TWO, FIRST);

        assertEquals(Optional.of(POOLER), behindAPooler.forPool());
        assertEquals(Optional.of(TWO), behindAPooler.forListening());
    }
}
