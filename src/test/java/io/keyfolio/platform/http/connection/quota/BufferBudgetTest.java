package io.keyfolio.platform.http.connection.quota;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Each address has a share of the memory for waiting responses, so that one address cannot take that of others. */
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

    /** Releasing memory never closes a connection, even if other connections exceed the budget. */
    @Test
    void givingBackIsNeverRefused() {
        BufferBudget.Account account = budget.account("one");
        assertTrue(account.set(PART));
        assertFalse(budget.account("one").set(PART));

        assertTrue(account.set(PART - 1));
        assertTrue(account.set(0));
    }
}
