package io.keyfolio.feature.verification.introspection;

import io.keyfolio.identity.authentication.Authenticator;
import io.keyfolio.identity.credential.Ability;
import io.keyfolio.identity.credential.Caller;
import io.keyfolio.identity.credential.Credential;
import io.keyfolio.identity.credential.VerifiedCredential;
import io.keyfolio.identity.ratelimit.RequestRateLimits;
import io.keyfolio.platform.concurrency.WithDeadline;
import io.keyfolio.platform.problem.DomainException.MalformedBody;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Introspects tokens of other accounts for a resource server (RFC 7662). */
@Path("/oauth2/introspect")
@WithDeadline
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Verification")
public class IntrospectionResource {

    private static final String TOKEN = "token";

    private final Authenticator authenticator;
    private final Caller caller;
    private final IntrospectionAllowlist introspectionAllowlist;
    private final RequestRateLimits limits;
    private final IntrospectionAudit trail;
    private final RoutingContext request;

    IntrospectionResource(
            Authenticator authenticator,
            Caller caller,
            IntrospectionAllowlist introspectionAllowlist,
            RequestRateLimits limits,
            IntrospectionAudit trail,
            RoutingContext request) {
        this.authenticator = authenticator;
        this.caller = caller;
        this.introspectionAllowlist = introspectionAllowlist;
        this.limits = limits;
        this.trail = trail;
        this.request = request;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermissionsAllowed(Ability.TOKENS_INTROSPECT)
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_FORM_URLENCODED,
                            schema = @Schema(implementation = IntrospectionRequest.class)))
    @Operation(
            operationId = "introspectToken",
            summary = "Introspect a token",
            description = "Returns whether a token is valid, and its account and abilities (RFC 7662). The caller "
                    + "authenticates in one of three ways: with a Bearer token, with HTTP Basic "
                    + "(client_secret_basic) or with the form field client_secret (client_secret_post). In HTTP "
                    + "Basic, the user name can be any value and the password is an API key; both are "
                    + "form-urlencoded. A request that uses two of these ways gets 400. The caller needs the "
                    + "ability tokens:introspect, and the operator must list its account in "
                    + "KEYFOLIO_INTROSPECTION_ACCOUNTS, which is empty by default. Other callers get 403. For a "
                    + "token that is unknown, revoked or expired, the response is {\"active\": false}. "
                    + "Introspection does not count as a use of the token. It writes an audit event "
                    + "token.introspected to the caller's account, once an hour for each pair of calling "
                    + "credential and introspected account. **An ability in scope restricts an API key. It does "
                    + "not authorise the owner of the key, because every user can give a key any ability. A "
                    + "resource server must check the account as well.**")
    public Uni<IntrospectionResponse> introspect() {
        Credential credential = caller.credential();
        introspectionAllowlist.require(caller.owner());
        limits.admitIntrospection(credential, request);
        return authenticator.inspect(token()).map(found -> describe(found, credential));
    }

    private IntrospectionResponse describe(Optional<VerifiedCredential> found, Credential asker) {
        if (found.isEmpty()) {
            trail.inactive();
            return IntrospectionResponse.INACTIVE;
        }
        trail.active(asker, found.get().owner().id(), request);
        return IntrospectionResponse.of(found.get());
    }

    private String token() {
        MultiMap form = request.request().formAttributes();
        List<String> tokens = form.getAll(TOKEN);
        if (tokens.size() != 1 || tokens.get(0).isBlank()) {
            throw new MalformedBody("Send a form with one token field.");
        }
        if (form.names().stream().anyMatch(name -> form.getAll(name).size() > 1)) {
            throw new MalformedBody("Send each field of the form once.");
        }
        return tokens.get(0);
    }
}
