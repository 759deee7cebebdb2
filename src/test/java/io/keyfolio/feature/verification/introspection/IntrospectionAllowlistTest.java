package io.keyfolio.feature.verification.introspection;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.keyfolio.identity.account.AccountSnapshot;
import io.keyfolio.identity.id.AccountId;
import io.keyfolio.platform.problem.DomainException.Forbidden;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The accounts that {@code keyfolio.introspection.accounts} lists. */
class IntrospectionAllowlistTest {

    private static final UUID ID = UUID.fromString("0b6f2c1e-58c4-4a39-9d5c-3f3f3c3b9a10");

    @ParameterizedTest
    @ValueSource(strings = {"Orders", "orders", " ORDERS ", "0b6f2c1e-58c4-4a39-9d5c-3f3f3c3b9a10"})
    void accountIsNamedByItsIdOrUsername(String setting) {
        assertDoesNotThrow(() -> introspectors(setting).require(account(ID, "orders")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "order", "orders2", "*", "0b6f2c1e-58c4-4a39-9d5c-3f3f3c3b9a11"})
    void othersAreRefused(String setting) {
        assertThrows(Forbidden.class, () -> introspectors(setting).require(account(ID, "orders")));
    }

    /** A username can have the form of an id. */
    @Test
    void usernameThatIsAnotherAccountsIdNamesNobody() {
        assertThrows(
                Forbidden.class, () -> introspectors(ID.toString()).require(account(UUID.randomUUID(), ID.toString())));
    }

    @Test
    void nobodyMayByDefault() {
        assertThrows(Forbidden.class, () -> new IntrospectionAllowlist(Optional::empty).require(account(ID, "orders")));
    }

    private static IntrospectionAllowlist introspectors(String setting) {
        return new IntrospectionAllowlist(() -> Optional.of(List.of(setting)));
    }

    private static AccountSnapshot account(UUID id, String username) {
        return new AccountSnapshot(new AccountId(id), username, null, false, null, null, null, null, null, null, null);
    }
}
