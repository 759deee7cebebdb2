package io.keyfolio.identity.session;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/** Ends all sessions of an account for an operator; a trigger notifies the replicas. */
public final class OperatorSessionRevocation {

    /** Locks the sessions in the order of their ids before it deletes them. */
    private static final String END =
            "delete from session where id in (select id from session where account_id = ? order by id for update)";

    private OperatorSessionRevocation() {}

    /** Ends the sessions in a transaction that has locked the account's row; returns how many there were. */
    public static int endAll(Connection transaction, UUID account) throws SQLException {
        try (PreparedStatement delete = transaction.prepareStatement(END)) {
            delete.setObject(1, account);
            return delete.executeUpdate();
        }
    }
}
