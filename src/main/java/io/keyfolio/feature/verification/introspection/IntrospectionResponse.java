package io.keyfolio.feature.verification.introspection;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.keyfolio.feature.verification.VerifyResponseHeaders;
import io.keyfolio.identity.credential.Credential;
import io.keyfolio.identity.credential.VerifiedCredential;
import io.keyfolio.identity.id.ApiKeyId;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The result of an introspection (RFC 7662, section 2.2); for an invalid token, {@code active} alone. */
@Schema(name = "IntrospectTokenResponse")
@JsonInclude(JsonInclude.Include.NON_NULL)
record IntrospectionResponse(
        @Schema(required = true, description = "Whether the token is valid.")
        boolean active,

        @Schema(description = "The id of the account, as in the sub claim of a session token.")
        String sub,

        @Schema(examples = "johndoe") String username,

        @Schema(
                description = "The abilities of the credential, separated by spaces.",
                examples = "orders:read orders:write")
        String scope,

        @Schema(description = "The id of the API key. Absent for other tokens.", examples = "2")
        String clientId,

        @Schema(description = "The expiry, in seconds since 1970. Absent for a token that does not expire.")
        Long exp,

        @Schema(description = "The time of issue, in seconds since 1970. Absent for an account API key.")
        Long iat,

        @Schema(examples = "Bearer") String tokenType,

        @Schema(description = "Whether the e-mail address of the account is verified.")
        Boolean emailVerified) {

    static final IntrospectionResponse INACTIVE =
            new IntrospectionResponse(false, null, null, null, null, null, null, null, null);

    static IntrospectionResponse of(VerifiedCredential verified) {
        return new IntrospectionResponse(
                true,
                verified.owner().id().value().toString(),
                verified.owner().username(),
                VerifyResponseHeaders.abilities(verified.credential()),
                clientId(verified.credential()),
                seconds(verified.expiresAt()),
                seconds(verified.issuedAt()),
                "Bearer",
                verified.owner().emailVerified());
    }

    private static String clientId(Credential credential) {
        ApiKeyId key = credential.apiKeyId();
        return key == null ? null : key.toString();
    }

    private static Long seconds(Instant time) {
        return time == null ? null : time.getEpochSecond();
    }
}
