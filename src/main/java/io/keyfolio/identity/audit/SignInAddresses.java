package io.keyfolio.identity.audit;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.StreamSupport;

/** The addresses of recent sign-ins to an account, from its audit events. */
@Singleton
public class SignInAddresses {

    /** Reads two ranges of an index, each from its end, so that the cost does not grow with the number of events. */
    private static final String RECENT = """
            with owner as (select id from account where email_key = $1)
            (select address from audit_event
             where account_id = (select id from owner) and action = 'login.succeeded' order by id desc limit 20)
            union all
            (select address from audit_event
             where account_id = (select id from owner) and action = 'account.created' order by id desc limit 1)
            """;

    private final Pool database;

    SignInAddresses(Pool database) {
        this.database = database;
    }

    /** Lists the addresses of the last 20 sign-ins and of the sign-up of the account; empty when there is no such account. */
    public Uni<List<String>> listRecent(String emailKey) {
        return database.preparedQuery(RECENT).execute(Tuple.of(emailKey)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(row -> row.getString("address"))
                .toList());
    }
}
