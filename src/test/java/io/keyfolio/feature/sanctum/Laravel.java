package io.keyfolio.feature.sanctum;

import io.keyfolio.platform.crypto.Sealer;
import io.keyfolio.testing.FreshDatabases.Database;
import io.keyfolio.testing.Secrets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;

/** An export of Laravel's tables, line by line, and the database into which it is imported. */
final class Laravel {

    static final String HASH = "$2y$10$" + "a".repeat(53);
    static final String ADA = "3,Ada Lovelace,Ada@example.com," + HASH + ",2024-01-21 10:30:00,";
    static final String BOB = "4,Bob,bob@example.com," + HASH + ",2024-01-22 10:30:00,";
    static final String NO_TOKEN = ",,,,,,";

    private static final Sealer SEALER = Sealer.of("k1:" + Secrets.sealingKey());
    private static final String HEADER = "user_id,user_name,user_email,user_password,user_created_at,"
            + "token_id,token_name,token_hash,token_abilities,token_last_used_at,token_expires_at,token_created_at";

    private final Database database;
    private final Path directory;

    Laravel(Database database, Path directory) {
        this.database = database;
        this.directory = directory;
    }

    /** The columns of a token with all abilities, which follow those of its user. */
    static String token(long id) {
        return id + ",CI," + "0".repeat(64) + ",\"[\"\"*\"\"]\",,,2024-02-01 00:00:00";
    }

    SanctumImport.Outcome takeOver(String... lines) throws Exception {
        return takeOverAs("postgres", lines);
    }

    SanctumImport.Outcome takeOverAs(String role, String... lines) throws Exception {
        Path file =
                Files.writeString(directory.resolve("sanctum.csv"), HEADER + "\n" + String.join("\n", lines) + "\n");
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set role " + role);
            return new SanctumImport(connection, SEALER, Clock.systemUTC()).takeOver(SanctumExport.read(file));
        }
    }

    /** A dump of all tables that an import writes. */
    String dump() throws SQLException {
        return database.one("select (select string_agg(a::text, ' ' order by id) from account a)"
                + " || (select string_agg(k::text, ' ' order by id) from api_key k)"
                + " || (select string_agg(s::text, ' ' order by source) from sanctum_import s)"
                + " || (select last_value from api_key_id_seq)");
    }
}
