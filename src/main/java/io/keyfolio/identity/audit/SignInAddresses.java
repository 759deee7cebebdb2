package io.keyfolio.identity.audit;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.StreamSupport;

/** The addresses from which an account was signed in to of late, as the audit events name them. */
@Singleton
public class SignInAddresses {

    /** Two ranges of an index, each read from its end: the cost does not grow with the number of events. */
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

    /** Lists those of the last sign-ins and of the sign-up; empty where no account has that e-mail address. */
    public Uni<List<String>> listRecent(String emailKey) {
        return database.preparedQuery(RECENT).execute(Tuple.of(emailKey)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(row -> row.getString("address"))
                .toList());
    }
}
