package io.keyfolio.identity.token;

/** What a bearer token means to be, told by its looks alone. */
public enum TokenKind {
    SESSION("session"),
    API_KEY("api-key"),
    ACCOUNT_KEY("account-key"),
    UNKNOWN("unknown");

    /** How a JSON object, an opening brace and a quotation mark, begins in base64url. */
    private static final String JWT_START = "ey";

    private final String label;

    TokenKind(String label) {
        this.label = label;
    }

    public static TokenKind of(String token) {
        if (KeyToken.looksLikeOne(token)) {
            return API_KEY;
        }
        if (AccountKeyToken.looksLikeOne(token)) {
            return ACCOUNT_KEY;
        }
        return token.startsWith(JWT_START) ? SESSION : UNKNOWN;
    }

    /** How metrics call it. */
    public String label() {
        return label;
    }
}
