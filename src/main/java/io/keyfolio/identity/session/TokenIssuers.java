package io.keyfolio.identity.session;

import io.keyfolio.platform.http.listen.PublicUrlConfig;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The issuers of session tokens: the one that new tokens name, and all whose tokens are valid. They come from settings alone; a
 * request cannot add one.
 */
@Singleton
public class TokenIssuers {

    private final Optional<String> publicUrl;
    private final Set<String> accepted = new LinkedHashSet<>();

    TokenIssuers(JwtConfig config, PublicUrlConfig address) {
        this.publicUrl = address.publicUrl();
        publicUrl.ifPresent(accepted::add);
        accepted.add(config.issuer());
        accepted.addAll(config.acceptedIssuers().orElse(List.of()));
    }

    /** The URL at which clients reach the service; empty where the operator did not set it. */
    public Optional<String> publicUrl() {
        return publicUrl;
    }

    /** The issuer of new tokens. */
    String current() {
        return accepted.iterator().next();
    }

    /** All issuers whose tokens are valid, the current one first. */
    Set<String> accepted() {
        return accepted;
    }
}
