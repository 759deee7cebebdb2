package io.keyfolio.feature.verification.introspection;

import io.keyfolio.identity.account.AccountSnapshot;
import io.keyfolio.identity.id.AccountId;
import io.keyfolio.platform.problem.DomainException.Forbidden;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** The accounts that may introspect tokens. An operator names them, because introspection describes tokens of other accounts. */
@Singleton
class IntrospectionAllowlist {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Set<AccountId> ids = new HashSet<>();
    private final Set<String> usernames = new HashSet<>();

    IntrospectionAllowlist(IntrospectionConfig config) {
        config.accounts().orElse(List.of()).forEach(this::add);
    }

    /** Fails with {@link Forbidden} when the operator has not named the account. */
    void require(AccountSnapshot account) {
        if (!ids.contains(account.id()) && !usernames.contains(key(account.username()))) {
            throw new Forbidden("This account may not introspect tokens; the operator names those that may.");
        }
    }

    /** Reads a text in the form of an id as an id, because anyone can sign up with a username of that form. */
    private void add(String account) {
        String name = key(account.strip());
        if (ID.matcher(name).matches()) {
            ids.add(new AccountId(UUID.fromString(name)));
        } else {
            usernames.add(name);
        }
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
