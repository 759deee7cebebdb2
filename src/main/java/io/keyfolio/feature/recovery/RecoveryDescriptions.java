package io.keyfolio.feature.recovery;

/** The descriptions in the OpenAPI document that both APIs share. */
final class RecoveryDescriptions {

    static final String FORGOT =
            "Sends a mail with a link to choose a new password, which is valid for 30 minutes. The response is "
                    + "the same for every address, with an account or without. One mailbox gets at most 3 mails with links an hour, and one "
                    + "client can ask for 20 an hour; the response does not tell. The response is 501 if the operator has not configured "
                    + "mail (KEYFOLIO_MAIL_HOST). This operation extends the published API.";

    static final String RESET =
            "Sets a new password with the token from the mail. A token is valid once, and only the token of the "
                    + "newest mail. All sessions end, and no session is opened. API keys stay valid unless `revoke_keys` is true. If the "
                    + "e-mail address of the account was never verified, it is verified now, all API keys are revoked, and the account API "
                    + "key is replaced: somebody else may have made the account. This operation extends the published API.";

    static final String VERIFY =
            "Verifies the e-mail address of an account with the token from a mail, which is valid for 24 hours. With the token from the "
                    + "mail to a new address, changes the address of the account to it. "
                    + "This operation extends the published API.";

    static final String RESEND =
            "Sends another mail with a link that verifies the e-mail address of the account. The response is the "
                    + "same if it is verified. The limits on mails apply. Requires a session token; an API key gets 403. This operation "
                    + "extends the published API.";

    private RecoveryDescriptions() {}
}
