package io.keyfolio.feature.preference;

import io.keyfolio.platform.problem.DomainException.NotFound;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** How an account's owner wants to be served; columns of the account's own row, so that they always exist. */
@Entity
@Table(name = "account")
class Preferences extends PanacheEntityBase {

    @Id
    UUID id;

    String timezone;

    String language;

    String theme;

    static Uni<Preferences> require(UUID account) {
        return Preferences.<Preferences>findById(account).plug(NotFound.whenNull("account"));
    }

    /**
     * Changes what the patch holds, in one statement, so that two patches of different fields both last; emits whether that
     * changed anything.
     */
    static Uni<Boolean> apply(UpdatePreferencesRequest patch, UUID account) {
        return update(
                        "timezone = coalesce(?1, timezone), language = coalesce(?2, language),"
                                + " theme = coalesce(?3, theme) where id = ?4 and (timezone <> coalesce(?1, timezone)"
                                + " or language <> coalesce(?2, language) or theme <> coalesce(?3, theme))",
                        patch.timezone(),
                        patch.language(),
                        patch.theme(),
                        account)
                .map(changed -> changed > 0);
    }
}
