package io.keyfolio.packaged;

import io.keyfolio.testing.FreshDatabases.Database;
import io.quarkus.elytron.security.common.BcryptUtil;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;

/** The two relevant tables of a Laravel application, as its migrations create them, with users. */
record LaravelDatabase(Database database) {

    static final String PASSWORD = "grace of old";
    static final long HIGHEST_ID = 12;

    private static final String LETTERS = "0123456789abcdefghijABCDEFGHIJ0123456789";

    /** A token with all abilities. */
    static final String TOKEN = "7|" + LETTERS + "fcca43d2";

    /** A token without a checksum and without the ability to read a profile. */
    static final String TOKEN_OF_OLD = HIGHEST_ID + "|" + LETTERS;

    static final String TOKEN_WITHOUT_USER = "13|" + LETTERS.replace('0', 'z');

    private static final String TABLES = """
            create table users (id bigserial primary key, name varchar(255) not null, email varchar(255) not null unique,
                email_verified_at timestamp(0), password varchar(255) not null, remember_token varchar(100),
                created_at timestamp(0), updated_at timestamp(0));
            create table personal_access_tokens (id bigserial primary key, tokenable_type varchar(255) not null,
                tokenable_id bigint not null, name text not null, token varchar(64) not null unique, abilities text,
                last_used_at timestamp(0), expires_at timestamp(0), created_at timestamp(0), updated_at timestamp(0));
            """;

    static LaravelDatabase fill(Database database) throws SQLException {
        LaravelDatabase laravel = new LaravelDatabase(database);
        database.execute(TABLES);
        laravel.addUser(1, "Grace \"Amazing\" Hopper", "grace@example.com");
        laravel.addUser(2, "Joan, Clarke", "joan@example.com");
        laravel.addToken(TOKEN, 1, "[\"*\"]");
        laravel.addToken(TOKEN_OF_OLD, 1, "[\"orders:read\",\"server:update\"]");
        laravel.addToken(TOKEN_WITHOUT_USER, 99, "[\"*\"]");
        return laravel;
    }

    /** Adds a user with a hash of PHP, whose prefix is {@code $2y$}. */
    private void addUser(long id, String name, String email) throws SQLException {
        String hash = BcryptUtil.bcryptHash(PASSWORD, 4).replace("$2a$", "$2y$");
        database.execute(
                "insert into users (id, name, email, password, created_at) values (%d, '%s', '%s', '%s', now())"
                        .formatted(id, name, email, hash));
    }

    private void addToken(String token, long user, String abilities) throws SQLException {
        String[] parts = token.split("\\|", 2);
        database.execute(
                ("insert into personal_access_tokens (id, tokenable_type, tokenable_id, name, token, abilities,"
                                + " created_at) values (%s, 'App\\Models\\User', %d, 'CI', '%s', '%s', now())")
                        .formatted(parts[0], user, digest(parts[1]), abilities));
    }

    private static String digest(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
