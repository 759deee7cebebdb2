package io.keyfolio.feature.recovery.change;

/** The descriptions in the OpenAPI document that both APIs share. */
final class EmailChangeDescriptions {

    static final String REQUEST =
            "Sends a mail with a link to the new address, which is valid for 24 hours. The address changes when the token in it is "
                    + "sent to the operation that verifies addresses. The newest request counts. The response is the same if another "
                    + "account has the address; the mail then has no link and tells the owner to sign in. The limits on mails apply: at most 3 to one mailbox and 20 for one "
                    + "client an hour. Requires a session token; an API key gets 403. This operation extends the published API.";

    static final String UNDO =
            "Undoes a change of the e-mail address with the token from the mail to the old address, which is valid for 7 days. The "
                    + "account gets that address back, whatever has changed since. All sessions end, API keys that were created since "
                    + "the change are revoked, the account API key is replaced, and the password is blocked until it is reset by mail. "
                    + "No other account can take the address during these days. This operation extends the published API.";

    private EmailChangeDescriptions() {}
}
