package io.keyfolio.identity.session;

import io.keyfolio.identity.credential.Credential;
import io.keyfolio.identity.id.AccountId;
import io.keyfolio.identity.id.SessionId;
import io.keyfolio.platform.concurrency.CryptoExecutors;
import io.keyfolio.platform.concurrency.SignatureCheckScheduler;
import io.keyfolio.platform.problem.DomainException.Overloaded;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.DecodeException;
import jakarta.inject.Singleton;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Mints and verifies session tokens: JWTs signed with RS256 (RFC 7519) that name a session row by their {@code jti}. */
@Singleton
public class SessionTokens {

    /** RFC 7515, section 3.1. The parser accepts padding too, which would give one token several spellings. */
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

    private final JwtConfig config;
    private final SigningKey key;
    private final CryptoExecutors workers;
    private final SignatureCheckScheduler checks;
    private final Clock clock;
    private final TokenIssuers tokenIssuers;
    private final Map<TokenOrigin, DefaultJWTParser> parsers;

    SessionTokens(
            JwtConfig config,
            TokenIssuers tokenIssuers,
            SigningKey key,
            VerificationKeys known,
            CryptoExecutors workers,
            SignatureCheckScheduler checks,
            Clock clock) {
        this.config = config;
        this.tokenIssuers = tokenIssuers;
        this.key = key;
        this.workers = workers;
        this.checks = checks;
        this.clock = clock;
        this.parsers = new HashMap<>();
        known.byId().forEach((id, publicKey) -> tokenIssuers
                .accepted()
                .forEach(issuer -> parsers.put(new TokenOrigin(id, issuer), parser(publicKey, issuer, config))));
    }

    private static DefaultJWTParser parser(RSAPublicKey key, String issuer, JwtConfig config) {
        JWTAuthContextInfo rules = new JWTAuthContextInfo(key, issuer);
        rules.setSignatureAlgorithm(Set.of(SignatureAlgorithm.RS256));
        rules.setExpectedAudience(Set.of(config.audience()));
        rules.setRequiredClaims(Set.of("sub", "jti", "exp", "iat", "groups"));
        rules.setClockSkew(0);
        return new DefaultJWTParser(rules);
    }

    /** Emits a token for a session that the caller has yet to store; the token is valid once it is stored. */
    public Uni<Minted> mint(AccountId account) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        SessionId session = new SessionId(UUID.randomUUID());
        Instant expiry = now.plus(config.lifetime());
        return workers.sign(() -> Jwt.issuer(tokenIssuers.current())
                        .audience(config.audience())
                        .subject(account.value().toString())
                        .claim("jti", session.value().toString())
                        .groups(Credential.SESSION_ROLE)
                        .issuedAt(now)
                        .expiresAt(expiry)
                        .jws()
                        .keyId(key.id())
                        .algorithm(SignatureAlgorithm.RS256)
                        .sign(key.privateKey()))
                .map(text -> new Minted(text, account, session, now, expiry));
    }

    /**
     * Verifies a presented token; empty when it is foreign, altered or expired. Fails with {@link Overloaded} when too many
     * signatures wait to be checked; a token whose unverified claims suffice to refuse it does not wait.
     */
    public Uni<Optional<Presented>> verify(String token) {
        DefaultJWTParser parser = parser(token);
        return parser == null ? Uni.createFrom().item(Optional.empty()) : checks.run(() -> read(token, parser));
    }

    /** As {@link #verify}, on the calling thread. */
    Optional<Presented> read(String token) {
        DefaultJWTParser parser = parser(token);
        return parser == null ? Optional.empty() : read(token, parser);
    }

    /** The parser for the key and issuer that the token names; null when no signature would make the token valid. */
    private DefaultJWTParser parser(String token) {
        if (!FORM.matcher(token).matches()) {
            return null;
        }
        try {
            UnverifiedClaims claimed = UnverifiedClaims.of(token);
            boolean promising =
                    claimed.isPromising(tokenIssuers.accepted(), clock.instant().getEpochSecond());
            return promising ? parsers.get(new TokenOrigin(claimed.keyId(), claimed.issuer())) : null;
        } catch (DecodeException | ClassCastException | IllegalArgumentException e) {
            return null;
        }
    }

    private static Optional<Presented> read(String token, DefaultJWTParser parser) {
        try {
            return Optional.of(presented(parser.parse(token)));
        } catch (ParseException | ClassCastException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Presented presented(JsonWebToken claims) {
        return new Presented(new AccountId(id(claims.getSubject())), new SessionId(id(claims.getTokenID())));
    }

    /** Reads an id in the form of RFC 9562, section 4; Java alone would accept shorter and longer groups of digits. */
    private static UUID id(String text) {
        UUID id = UUID.fromString(text);
        if (!id.toString().equals(text)) {
            throw new IllegalArgumentException("not as ids are written");
        }
        return id;
    }

    /** The key and the issuer that a token names; each pair has a parser of its own. */
    private record TokenOrigin(String keyId, String issuer) {}

    /** The account and the session that a genuine token names. */
    public record Presented(AccountId account, SessionId session) {}

    /** A new session and its token, which is valid once {@link Sessions} has stored the session. */
    public record Minted(String text, AccountId account, SessionId session, Instant issuedAt, Instant expiresAt) {

        /** The lifetime of the token, in seconds. */
        public long lifetimeSeconds() {
            return ChronoUnit.SECONDS.between(issuedAt, expiresAt);
        }

        @Override
        public String toString() {
            return "Minted[session=" + session + "]";
        }
    }
}
