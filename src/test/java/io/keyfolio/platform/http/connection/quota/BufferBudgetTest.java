package io.keyfolio.platform.http.connection.quota;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The memory for what waits has a part for each address, so that one cannot take that of others. */
class BufferBudgetTest {

    private static final int ALL = 300;
    private static final int PART = 150;

    private final BufferBudget budget = new BufferBudget(ALL, PART);

    @Test
    void addressHasItsPartAndNoMore() {
        assertTrue(budget.account("one").set(100));
        assertFalse(budget.account("one").set(51));
        assertTrue(budget.account("another").set(PART - 1));
    }

    @Test
    void allAddressesTogetherHaveTheWhole() {
        assertTrue(budget.account("one").set(PART));
        assertTrue(budget.account("two").set(PART));

        assertFalse(budget.account("three").set(1));
        assertFalse(budget.account(null).set(1));
    }

    @Test
    void proxiesAreBoundedTogetherAlone() {
        assertTrue(budget.account(null).set(ALL));
    }

    /** Else a connection that empties its buffers would be closed because others fill theirs. */
    @Test
    void givingBackIsNeverRefused() {
        BufferBudget.Account account = budget.account("one");
        assertTrue(account.set(PART));
        assertFalse(budget.account("one").set(PART));

        assertTrue(account.set(PART - 1));
        assertTrue(account.set(0));
    }
}
