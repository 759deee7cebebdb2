package io.keyfolio.identity.apikey;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** Revokes an API key by its id for an operator, with its predecessor; a trigger notifies the replicas. */
public final class OperatorKeyRevocation {

    private static final String OWNER =
            "select id from account" + " where id = (select account_id from api_key where id = ?) for update";
    private static final String LOCK = "select 1 from api_key where id = ? or replaced_by = ? order by id for update";
    /** Deletes the key; its foreign key deletes the predecessor too. */
    private static final String DELETE = "with revoked as (delete from api_key where id = ? and account_id = ?"
            + " returning account_id, replaced_by), room as (update account set api_keys = api_keys - 1 from revoked"
            + " where id = account_id and replaced_by is null) select 1 from revoked";

    private OperatorKeyRevocation() {}

    /** Revokes the key in the given transaction and returns the account it belonged to; empty when there is no such key. */
    public static Optional<UUID> revoke(Connection transaction, long id) throws SQLException {
        Optional<UUID> owner = owner(transaction, id);
        return owner.isPresent() && delete(transaction, id, owner.get()) ? owner : Optional.empty();
    }

    private static Optional<UUID> owner(Connection transaction, long id) throws SQLException {
        try (PreparedStatement query = transaction.prepareStatement(OWNER)) {
            query.setLong(1, id);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? Optional.of(rows.getObject(1, UUID.class)) : Optional.empty();
            }
        }
    }

    private static boolean delete(Connection transaction, long id, UUID owner) throws SQLException {
        try (PreparedStatement lock = transaction.prepareStatement(LOCK);
                PreparedStatement delete = transaction.prepareStatement(DELETE)) {
            lock.setLong(1, id);
            lock.setLong(2, id);
            lock.executeQuery().close();
            delete.setLong(1, id);
            delete.setObject(2, owner);
            try (ResultSet rows = delete.executeQuery()) {
                return rows.next();
            }
        }
    }
}
