package io.keyfolio.testing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The hashes, digests and sealed keys that the database contains or has contained since {@link #watch}, in all notations.
 */
public final class StoredSecrets {

    private static final String WATCH = """
            create schema if not exists watched;
            create table if not exists watched.value (name text, bytes bytea);
            create or replace function watched.account() returns trigger language plpgsql as $$
            begin
                insert into watched.value values ('password hash', convert_to(new.password_hash, 'UTF8')),
                    ('account key digest', new.key_digest), ('sealed account key', new.key_sealed);
                return null;
            end $$;
            create or replace function watched.api_key() returns trigger language plpgsql as $$
            begin
                insert into watched.value values ('API key digest', new.digest);
                return null;
            end $$;
            create or replace trigger watched after insert or update on account
                for each row execute function watched.account();
            create or replace trigger watched after insert or update on api_key
                for each row execute function watched.api_key();
            """;

    private StoredSecrets() {}

    /** Makes the database record every such value from now on. */
    public static void watch() {
        Sql.execute(WATCH);
    }

    /** All recorded values, in each notation of bytes. */
    public static Map<String, String> noted() throws SQLException {
        Map<String, String> written = new LinkedHashMap<>();
        String url = ConfigProvider.getConfig().getValue("test.jdbc-url", String.class);
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select distinct name, bytes from watched.value")) {
            while (rows.next()) {
                written.putAll(written(rows.getString(1) + " " + rows.getRow(), rows.getBytes(2)));
            }
        }
        return written;
    }

    /** The SHA-256 of each secret, in the same notations. */
    public static Map<String, String> digests(Map<String, String> secrets) {
        Map<String, String> written = new LinkedHashMap<>();
        secrets.forEach((name, secret) -> written.putAll(written("digest of " + name, sha256(secret))));
        return written;
    }

    private static Map<String, String> written(String name, byte[] bytes) {
        String hex = HexFormat.of().formatHex(bytes);
        String list = Arrays.toString(bytes);
        return Map.of(
                name + " as text", new String(bytes, StandardCharsets.ISO_8859_1),
                name + " in hex", hex,
                name + " in capital hex", hex.toUpperCase(Locale.ROOT),
                name + " in Base64", Base64.getEncoder().withoutPadding().encodeToString(bytes),
                name + " in Base64url", Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
                name + " as a list", list.substring(1, list.length() - 1));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
