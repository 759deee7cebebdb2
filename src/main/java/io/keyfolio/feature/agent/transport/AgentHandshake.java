package io.keyfolio.feature.agent.transport;

import io.keyfolio.feature.agent.presence.AgentConfig;
import io.keyfolio.feature.agent.presence.AgentConnections;
import io.keyfolio.identity.credential.Ability;
import io.keyfolio.identity.credential.Credential;
import io.keyfolio.identity.credential.SecurityIdentities;
import io.keyfolio.identity.mail.EmailVerification;
import io.keyfolio.identity.ratelimit.RequestRateLimits;
import io.keyfolio.platform.http.config.HttpConfig;
import io.keyfolio.platform.http.lifecycle.GracefulShutdown;
import io.keyfolio.platform.http.pipeline.HttpPipeline;
import io.keyfolio.platform.http.routing.RouteTemplate;
import io.keyfolio.platform.problem.DomainException.FeatureDisabled;
import io.keyfolio.platform.problem.DomainException.Overloaded;
import io.keyfolio.platform.problem.Problem;
import io.keyfolio.platform.problem.ProblemResponses;
import io.keyfolio.platform.problem.RateLimited;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.BiConsumer;

/**
 * Admits WebSocket handshakes (RFC 6455, section 4.2) to the socket, or refuses them with a problem. Any other request goes on to
 * {@link AgentConnectResource}.
 */
@Singleton
class AgentHandshake {

    private static final String KEY = "Sec-WebSocket-Key";
    private static final String VERSION = "Sec-WebSocket-Version";
    private static final String OFFERED = "Sec-WebSocket-Protocol";
    private static final int KEY_BYTES = 16;

    /** The share of all connections, a tenth, that agents may not use: no address bounds them, and anyone may sign up. */
    private static final int KEPT_FOR_OTHERS = 10;

    private static final String TOO_MANY =
            "This account has too many open connections. Close some, or try again later.";
    private static final Duration A_WHILE = Duration.ofSeconds(30);

    private static final Problem WRONG_KIND = Problem.of(
            403, "Agents connect with the account API key, or with an API key that has the ability agents:connect.");
    private static final Problem NO_PROTOCOL =
            Problem.of(400, "Offer the sub-protocol: \"Sec-WebSocket-Protocol: " + AgentSocket.PROTOCOL + "\".");

    private final AgentConnections connections;
    private final AgentConfig config;
    private final int mostInAll;
    private final GracefulShutdown gracefulShutdown;
    private final RequestRateLimits limits;
    private final EmailVerification verification;

    AgentHandshake(
            AgentConnections connections,
            AgentConfig config,
            HttpConfig http,
            GracefulShutdown gracefulShutdown,
            RequestRateLimits limits,
            EmailVerification verification) {
        this.verification = verification;
        this.connections = connections;
        this.config = config;
        this.mostInAll = http.maxConnections() - http.maxConnections() / KEPT_FOR_OTHERS;
        this.gracefulShutdown = gracefulShutdown;
        this.limits = limits;
    }

    void register(@Observes Router router) {
        router.route(AgentSocket.PATH).order(HttpPipeline.AFTER_AUTHENTICATION).handler(this::check);
    }

    private void check(RoutingContext request) {
        if (isHandshake(request.request())) {
            RouteTemplate.set(AgentSocket.PATH, request);
            BiConsumer<RoutingContext, Throwable> refuse = AgentHandshake::refuse; // receives each failure
            request.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, refuse);
            Uni<SecurityIdentity> caller = request.get(QuarkusHttpUser.DEFERRED_IDENTITY_KEY);
            caller.subscribe().with(identity -> admit(identity, request), refused -> {});
        } else {
            request.request().headers().remove(KEY);
            request.next();
        }
    }

    private static void refuse(RoutingContext request, Throwable failure) {
        ProblemResponses.sendFailure(failure, request);
    }

    private void admit(SecurityIdentity identity, RoutingContext request) {
        if (identity == null || identity.isAnonymous()) {
            ProblemResponses.challenge(request);
        } else if (!mayConnect((Credential) identity.getPrincipal())) {
            ProblemResponses.sendDenied(WRONG_KIND, request);
        } else if (!offersProtocol(request.request())) {
            ProblemResponses.send(NO_PROTOCOL, request);
        } else if (isCrowded((Credential) identity.getPrincipal())) {
            ProblemResponses.sendFailure(new RateLimited(TOO_MANY, A_WHILE), request);
        } else if (connections.count() >= mostInAll) {
            ProblemResponses.sendFailure(new Overloaded(), request);
        } else {
            open(identity, request);
        }
    }

    private void open(SecurityIdentity identity, RoutingContext request) {
        try {
            verification.require(SecurityIdentities.owner(identity));
            limits.admitAgent((Credential) identity.getPrincipal(), request);
        } catch (FeatureDisabled | RateLimited refusal) {
            refuse(request, refusal);
            return;
        }
        QuarkusHttpUser.setIdentity(identity, request);
        request.request().headers().set(OFFERED, AgentSocket.PROTOCOL); // of several lines Vert.x reads the first
        WebSocketFrameValidator.watch(request.request());
        gracefulShutdown.release(request);
        request.next();
    }

    private static boolean mayConnect(Credential credential) {
        return credential.kind().admitsAgents() && Ability.covers(credential.abilities(), Ability.AGENTS_CONNECT);
    }

    /** Admits twice the quota of machines, because connections that are not registered or about to be replaced count too. */
    private boolean isCrowded(Credential credential) {
        return connections
                        .those(connection -> connection.account().equals(credential.account()))
                        .size()
                >= 2 * config.maxPerAccount();
    }

    private static boolean isHandshake(HttpServerRequest request) {
        return HttpMethod.GET.equals(request.method())
                && holds(request, HttpHeaders.CONNECTION, "upgrade")
                && holds(request, HttpHeaders.UPGRADE, "websocket")
                && holds(request, VERSION, "13")
                && isKey(request.getHeader(KEY));
    }

    private static boolean isKey(String key) {
        try {
            return key != null && Base64.getDecoder().decode(key.strip()).length == KEY_BYTES;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static boolean offersProtocol(HttpServerRequest request) {
        return holds(request, OFFERED, AgentSocket.PROTOCOL);
    }

    private static boolean holds(HttpServerRequest request, CharSequence header, String wanted) {
        return request.headers().getAll(header).stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .anyMatch(token -> token.strip().equalsIgnoreCase(wanted));
    }
}
