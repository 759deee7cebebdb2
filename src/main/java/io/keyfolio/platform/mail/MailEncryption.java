package io.keyfolio.platform.mail;

/** How connections to an SMTP server are encrypted. */
public enum MailEncryption {
    /** TLS begins with the command STARTTLS, which is required. */
    STARTTLS,
    /** TLS begins with the connection, as usual on port 465. */
    TLS,
    /** Nothing is encrypted: for a server on the same host. */
    NONE
}
