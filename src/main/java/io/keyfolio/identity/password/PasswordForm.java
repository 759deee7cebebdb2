package io.keyfolio.identity.password;

/** The form of a password's text that a hash was made of (docs/adr/0012); the database has these names. */
public enum PasswordForm {
    /** The compatibility form NFKC, cut off after 72 bytes: hashes of releases up to schema V8. */
    NFKC,
    /** The canonical form NFC, which had at most 72 bytes: new hashes. */
    NFC,
    /** The raw bytes of the text, cut off after 72: hashes that PHP made. */
    RAW
}
