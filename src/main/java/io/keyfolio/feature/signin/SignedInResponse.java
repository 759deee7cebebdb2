package io.keyfolio.feature.signin;

import io.keyfolio.feature.signin.session.SessionIssuer.SignedIn;
import io.keyfolio.identity.account.Account;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The account API's response to a sign-up or a login. */
@Schema(name = "SignedInResponse")
record SignedInResponse(
        @Schema(required = true, examples = "Login successful")
        String message,

        @Schema(required = true, description = "A session token.", examples = "eyJ…")
        String token,

        @Schema(required = true) User user) {

    static SignedInResponse of(String message, SignedIn signedIn, String apiKey) {
        Account account = signedIn.account();
        return new SignedInResponse(
                message,
                signedIn.token().text(),
                new User(account.accountId().toString(), account.username, account.email, apiKey));
    }

    @Override
    public String toString() {
        return "SignedInResponse[hidden]";
    }

    /** The account that signed in. */
    @Schema(name = "SignedInUser")
    record User(
            @Schema(required = true, examples = "user_123") String id,
            @Schema(required = true, examples = "johndoe") String username,

            @Schema(required = true, examples = "john@example.com")
            String email,

            @Schema(
                    required = true,
                    description = "The account API key, with which agents connect.",
                    examples = "vsay_ak_xxxxxxxxxxxxx")
            String apiKey) {

        @Override
        public String toString() {
            return "User[hidden]";
        }
    }
}
