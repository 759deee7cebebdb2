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
            "Returns the server metadata of RFC 8414 and OpenID Connect Discovery 1.0. The service has "
                    + "no authorization endpoint, no token endpoint and no ID tokens. The issuer is "
                    + "KEYFOLIO_PUBLIC_URL, which is also the iss claim of session tokens. Without that setting, "
                    + "the issuer is the address of the request, and session tokens have a different iss claim. "
                    + "Clients that compare the two refuse such tokens. id_token_signing_alg_values_supported "
                    + "lists the algorithm of session tokens.";

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
