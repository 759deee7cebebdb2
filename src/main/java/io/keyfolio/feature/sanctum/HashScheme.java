package io.keyfolio.feature.sanctum;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** The schemes of password hashes that cannot be imported, recognised by the form of their hashes. */
enum HashScheme {
    ARGON2("Argon2", "\\$argon2.*"),
    SCRYPT("scrypt", "\\$(7|scrypt)\\$.*"),
    PBKDF2("PBKDF2", "(?i)\\$?pbkdf2.*"),
    MD5_CRYPT("MD5-crypt", "\\$(1|apr1)\\$.*"),
    SHA_CRYPT("SHA-crypt", "\\$[56]\\$.*"),
    PHPASS("phpass", "\\$[PH]\\$.*"),
    BCRYPT_X("bcrypt as PHP had it before 5.3.7", "\\$2x\\$.*"),
    BCRYPT("bcrypt of another cost or cut off", "\\$2[aby]?\\$.*"),
    MD5("MD5", "[0-9A-Fa-f]{32}"),
    SHA_1("SHA-1", "[0-9A-Fa-f]{40}"),
    SHA_256("SHA-256", "[0-9A-Fa-f]{64}");

    private final String description;
    private final Pattern form;

    HashScheme(String description, String form) {
        this.description = description;
        this.form = Pattern.compile(form, Pattern.DOTALL);
    }

    /** Describes the scheme that a hash seems to be of; empty when it matches none of these. */
    static Optional<String> describe(String hash) {
        return Arrays.stream(values())
                .filter(scheme -> scheme.form.matcher(hash).matches())
                .map(scheme -> scheme.description)
                .findFirst();
    }
}
