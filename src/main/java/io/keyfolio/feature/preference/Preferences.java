package io.keyfolio.feature.preference;

import io.keyfolio.identity.id.AccountId;
import io.keyfolio.platform.problem.DomainException.NotFound;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** The preferences of an account, in columns of the account's row, so that they always exist. */
@Entity
@Table(name = "account")
class Preferences extends PanacheEntityBase {

    @Id
    UUID id;

    String timezone;

    String language;

    String theme;

    static Uni<Preferences> require(AccountId account) {
        return Preferences.<Preferences>findById(account.value()).plug(NotFound.whenNull("account"));
    }

    /**
     * Applies a patch in one statement, so that concurrent patches of different fields are both kept; emits whether a value
     * changed.
     */
    static Uni<Boolean> apply(UpdatePreferencesRequest patch, AccountId account) {
        return update(
                        "timezone = coalesce(?1, timezone), language = coalesce(?2, language),"
                                + " theme = coalesce(?3, theme) where id = ?4 and (timezone <> coalesce(?1, timezone)"
                                + " or language <> coalesce(?2, language) or theme <> coalesce(?3, theme))",
                        patch.timezone(),
                        patch.language(),
                        patch.theme(),
                        account.value())
                .map(changed -> changed > 0);
    }
}
