package io.keyfolio.feature.verification.discovery;

import io.keyfolio.identity.session.TokenIssuers;
import io.keyfolio.platform.http.address.ClientTransport;
import io.keyfolio.platform.problem.DomainException.MalformedBody;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;

/**
 * The metadata of this service for OAuth clients, under its public URL. Without that setting, the metadata names the address of
 * the request. The {@code Host} header then affects this response alone, and the response may not be cached.
 */
@Singleton
class ServerMetadata {

    static final String DESCRIPTION =
            "RFC 8414 and OpenID Connect Discovery 1.0, as far as they apply: there are no endpoints for"
                    + " authorization and tokens, and no ID tokens. The issuer is KEYFOLIO_PUBLIC_URL, which is also the iss of session"
                    + " tokens. Without that setting the issuer is the address that was asked, and session tokens name another"
                    + " one: clients that compare the two refuse them. Session tokens are signed as"
                    + " id_token_signing_alg_values_supported says.";

    private static final Pattern HOST = Pattern.compile("(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::[0-9]{1,5})?");

    private final TokenIssuers tokenIssuers;
    private final ClientTransport clientTransport;

    ServerMetadata(TokenIssuers tokenIssuers, ClientTransport clientTransport) {
        this.tokenIssuers = tokenIssuers;
        this.clientTransport = clientTransport;
    }

    Response answer(RoutingContext request) {
        boolean isPublic = tokenIssuers.publicUrl().isPresent();
        String issuer = tokenIssuers.publicUrl().orElseGet(() -> asked(request.request()));
        return Response.ok(ServerMetadataResponse.of(issuer))
                .header(HttpHeaders.CACHE_CONTROL, isPublic ? "public, max-age=300" : "no-store")
                .build();
    }

    private String asked(HttpServerRequest request) {
        String host = request.getHeader(HttpHeaders.HOST);
        if (host == null || !HOST.matcher(host).matches()) {
            throw new MalformedBody("Send a Host header that names this service.");
        }
        return (clientTransport.isSecure(request) ? "https://" : "http://") + host;
    }
}
