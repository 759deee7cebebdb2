package io.keyfolio.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** A dump of all tables, one row on each line, with bytes in lower-case hexadecimal. */
public final class TableDump {

    private static final String TABLES = "select quote_ident(tablename) from pg_tables where schemaname = 'public'";

    private TableDump() {}

    public static String ofAll() throws SQLException {
        String url = ConfigProvider.getConfig().getValue("test.jdbc-url", String.class);
        try (Connection connection = DriverManager.getConnection(url)) {
            List<String> rows = new ArrayList<>();
            for (String table : texts(connection, TABLES)) {
                rows.addAll(texts(connection, "select to_jsonb(r)::text from " + table + " r"));
            }
            return String.join("\n", rows);
        }
    }

    private static List<String> texts(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}
