package io.keyfolio.platform.problem;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.UnaryOperator;

/** A refusal whose message is public and written for the client. */
public abstract sealed class DomainException extends RuntimeException
        permits DomainException.DeadlineExceeded,
                DomainException.FeatureDisabled,
                DomainException.Forbidden,
                DomainException.MalformedBody,
                DomainException.NotConfigured,
                DomainException.NotFound,
                DomainException.Overloaded,
                DomainException.UpgradeRequired,
                DomainException.WrongCredentials,
                InvalidFields,
                RateLimited {

    private final int status;

    DomainException(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    /** The HTTP status of the refusal in the given API. */
    int statusIn(Dialect dialect) {
        return status;
    }

    /** The short form, which clients of the developer API compare. */
    String summary() {
        return getMessage();
    }

    /** The sentences about each invalid field; null for a refusal that is not about fields. */
    SortedMap<String, List<String>> errors() {
        return null;
    }

    /** The headers of the response. */
    Map<String, List<String>> headers(RoutingContext request) {
        return Map.of();
    }

    /** The work missed the deadline; it continues and may still succeed. */
    public static final class DeadlineExceeded extends DomainException {

        public DeadlineExceeded() {
            super(
                    503,
                    "The answer took too long; what was asked may or may not have been done. Try again in a few seconds.");
        }
    }

    /** The operator has disabled the feature; no credential changes that. */
    public static final class FeatureDisabled extends DomainException {

        public FeatureDisabled(String sentence) {
            super(403, sentence);
        }
    }

    /** The credential is valid and does not carry the right (RFC 6750, {@code insufficient_scope}). */
    public static final class Forbidden extends DomainException {

        public Forbidden(String sentence) {
            super(403, sentence);
        }

        @Override
        Map<String, List<String>> headers(RoutingContext request) {
            return BearerChallenge.denials(request);
        }
    }

    /** The body of the request is not a readable JSON object. */
    public static final class MalformedBody extends DomainException {

        public MalformedBody(String sentence) {
            super(400, sentence);
        }

        /** A body that is JSON, or nothing, and no object. */
        public static MalformedBody notAnObject() {
            return new MalformedBody("The request body must be a JSON object.");
        }
    }

    /** The operator has not configured what the operation needs (RFC 9110, section 15.6.2). */
    public static final class NotConfigured extends DomainException {

        private NotConfigured(String sentence) {
            super(501, sentence);
        }

        /** No way to send mail is configured. */
        public static NotConfigured mail() {
            return new NotConfigured("This service sends no mail: its operator has not set KEYFOLIO_MAIL_HOST.");
        }
    }

    /** The resource does not exist, or belongs to another account: both look the same. */
    public static final class NotFound extends DomainException {

        /** Takes the name of the resource, which completes "There is no such … ". */
        public NotFound(String what) {
            super(404, "There is no such " + what + ".");
        }

        /** Turns an emitted null into this failure, for {@code require…} queries. */
        public static <T> UnaryOperator<Uni<T>> whenNull(String what) {
            return found -> found.onItem().ifNull().failWith(() -> new NotFound(what));
        }
    }

    /** Too much work is queued; the client may try again in a moment. */
    public static final class Overloaded extends DomainException {

        public Overloaded() {
            super(503, "The service has too much to do at the moment. Try again in a moment.");
        }
    }

    /** The path is for a protocol other than HTTP (RFC 9110, section 15.5.22). */
    public static final class UpgradeRequired extends DomainException {

        public UpgradeRequired() {
            super(426, "This path is for WebSockets: send a handshake of version 13 (RFC 6455).");
        }

        /** HTTP/2 has no {@code Upgrade} field (RFC 9113, section 8.2.2): the client must use HTTP/1.1. */
        @Override
        Map<String, List<String>> headers(RoutingContext request) {
            return request.request().version() == HttpVersion.HTTP_2
                    ? Map.of("Sec-WebSocket-Version", List.of("13"))
                    : Map.of("Sec-WebSocket-Version", List.of("13"), "Upgrade", List.of("websocket"));
        }
    }

    /** The e-mail address and the password do not match; the refusal does not reveal which one is wrong. */
    public static final class WrongCredentials extends DomainException {

        public WrongCredentials() {
            super(401, "Wrong e-mail address or password.");
        }

        @Override
        Map<String, List<String>> headers(RoutingContext request) {
            return Map.of(BearerChallenge.HEADER, List.of(BearerChallenge.NO_TOKEN.challenge()));
        }
    }
}
