package io.keyfolio.identity.password;

/** The form of a password's text that was hashed (docs/adr/0012). The database stores these names. */
public enum PasswordForm {
    /** The compatibility form NFKC, cut off after 72 bytes: hashes of releases up to schema V8, at a raised cost too. */
    NFKC,
    /** The canonical form NFC of at most 72 bytes: new hashes. */
    NFC,
    /** The raw bytes of the text, cut off after 72: hashes that PHP made. */
    RAW
}
