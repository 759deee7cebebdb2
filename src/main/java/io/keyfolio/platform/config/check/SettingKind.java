package io.keyfolio.platform.config.check;

import java.util.Locale;
import java.util.Optional;

/** The kinds of values of settings, each with the check of a value. */
public enum SettingKind {
    /** Any text. */
    TEXT,
    /** Any text, which no message may show. */
    SECRET,
    /** The keys that seal account keys, which no message may show. */
    SEALING_KEYS,
    /** The RSA key that signs session tokens, which no message may show. */
    SIGNING_KEY,
    /** The public half of an RSA key that signed session tokens. */
    VERIFICATION_KEY,
    /** A file that holds a secret, of the kind that the rule names. */
    SECRET_FILE,
    /** {@code true}, {@code false}, or another truth value of MicroProfile Config. */
    BOOLEAN,
    /** A whole number in a range: {@code 1..65535}. */
    INTEGER,
    /** A duration in a range: {@code 1S..365D}. */
    DURATION,
    /** A memory size in a range: {@code 1K..16M}. */
    SIZE,
    /** One of several words, separated by commas. */
    CHOICE,
    /** A log level, one of several names, separated by commas. */
    LEVEL,
    /** A text that matches a regular expression. */
    PATTERN,
    /** A host name or an IP address alone, without a scheme, a port or brackets. */
    HOST,
    /** An IP address or a block of them in CIDR notation. */
    NETWORK,
    /** The origin of a web page, as browsers send it. */
    ORIGIN,
    /** A web address without a slash at its end: an origin, with or without a path. */
    URL,
    /** The name of an HTTP header. */
    HEADER,
    /** A readable file. */
    FILE,
    /** A file with X.509 certificates in PEM. */
    CERTIFICATE,
    /** A file with a private key in PEM. */
    PRIVATE_KEY,
    /** A file with SHA-1 hashes, a line each, in ascending order. */
    HASH_LIST,
    /** A directory, which need not exist. */
    DIRECTORY;

    /** The fault of a value under a rule, in words that follow the value; empty when there is none. */
    public Optional<String> fault(String value, String rule) {
        return switch (this) {
            case TEXT, SECRET -> Optional.empty();
            case SEALING_KEYS -> SecretChecks.sealingKeys(value);
            case SIGNING_KEY -> SecretChecks.signingKey(value);
            case VERIFICATION_KEY -> SecretChecks.verificationKey(value);
            case SECRET_FILE -> SecretChecks.file(value, valueOf(rule.toUpperCase(Locale.ROOT)));
            case BOOLEAN -> ValueChecks.truth(value);
            case INTEGER -> ValueChecks.integer(value, rule);
            case DURATION -> ValueChecks.duration(value, rule);
            case SIZE -> ValueChecks.size(value, rule);
            case CHOICE -> ValueChecks.choice(value, rule);
            case LEVEL -> ValueChecks.level(value, rule);
            case PATTERN -> ValueChecks.pattern(value, rule);
            case HOST -> AddressChecks.host(value);
            case NETWORK -> AddressChecks.network(value);
            case ORIGIN -> AddressChecks.origin(value);
            case URL -> AddressChecks.url(value);
            case HEADER -> ValueChecks.header(value);
            case FILE -> FileChecks.file(value);
            case CERTIFICATE -> FileChecks.certificate(value);
            case PRIVATE_KEY -> FileChecks.privateKey(value);
            case HASH_LIST -> HashListChecks.hashList(value);
            case DIRECTORY -> FileChecks.directory(value);
        };
    }

    /** Whether no message may show a value. */
    public boolean isSecret() {
        return this == SECRET || this == SEALING_KEYS || this == SIGNING_KEY || this == VERIFICATION_KEY;
    }
}
