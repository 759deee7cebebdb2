package io.keyfolio.identity.credential.lookup;

import io.keyfolio.identity.credential.Credential;
import io.keyfolio.identity.credential.CredentialKind;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Looks up tokens: the first kind in the order of {@link CredentialKind} that claims a token decides. */
@Singleton
public class CredentialVerifier {

    /** The label of a token that no kind claims. */
    public static final String UNKNOWN = "unknown";

    private final Map<CredentialKind, CredentialResolver> resolvers = new EnumMap<>(CredentialKind.class);

    /** The resolvers in an array, whose iteration allocates nothing. */
    private final CredentialResolver[] inOrder;

    CredentialVerifier(@All List<CredentialResolver> each) {
        each.forEach(resolver -> resolvers.put(resolver.kind(), resolver));
        if (each.size() != CredentialKind.values().length || resolvers.size() != each.size()) {
            throw new IllegalStateException("Each kind of credential needs one resolver; found " + each + ".");
        }
        this.inOrder = resolvers.values().toArray(CredentialResolver[]::new);
    }

    /** Looks the token up, expired or not. */
    public Uni<LookupResult> lookUp(String token) {
        CredentialResolver resolver = claiming(token);
        return resolver == null ? LookupResult.malformed() : resolver.lookUp(token);
    }

    /** The label of the kind that claims a token, valid or not; {@link #UNKNOWN} for none. */
    public String claimedLabel(String token) {
        CredentialResolver resolver = claiming(token);
        return resolver == null ? UNKNOWN : resolver.kind().label();
    }

    /** Notes that a credential was used. */
    public void noteUse(Credential credential, HttpServerRequest request) {
        resolvers.get(credential.kind()).noteUse(credential, request);
    }

    /** The resolver that claims a token; null for none. */
    private CredentialResolver claiming(String token) {
        for (CredentialResolver resolver : inOrder) {
            if (resolver.claims(token)) {
                return resolver;
            }
        }
        return null;
    }
}
