package io.keyfolio.platform.database.address;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/** A data source whose password may be rotated while it is in use. */
final class RotatedPasswordDataSource extends PGSimpleDataSource {

    private final transient DatabasePassword password;

    RotatedPasswordDataSource(DatabasePassword password) {
        this.password = password;
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            return connect();
        } catch (SQLException failure) {
            if (password.isRefused(failure) && password.readAgain()) {
                return connect();
            }
            throw failure;
        }
    }

    private Connection connect() throws SQLException {
        return getConnection(getUser(), password.current().orElse(null));
    }
}
