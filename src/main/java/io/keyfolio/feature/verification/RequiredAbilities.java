package io.keyfolio.feature.verification;

import io.keyfolio.identity.credential.Ability;
import io.keyfolio.identity.credential.Credential;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;

/** The abilities that a gateway requires ({@code ?ability=orders:write}, repeatable), all of them. */
record RequiredAbilities(List<String> abilities) {

    private static final String PARAMETER = "ability";
    private static final RequiredAbilities NOTHING = new RequiredAbilities(List.of());

    static RequiredAbilities of(HttpServerRequest request) {
        int query = request.uri().indexOf('?');
        return query < 0
                ? NOTHING
                : new RequiredAbilities(
                        QueryParameters.all(PARAMETER, request.uri().substring(query + 1)));
    }

    /** The reason to deny the credential; empty when it has all of the abilities. */
    Optional<String> objectionTo(Credential credential) {
        if (!credential.kind().admitsToServices()) {
            return Optional.of("The account API key admits agents only.");
        }
        return abilities.stream()
                .map(wanted -> objection(wanted, credential))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> objection(String wanted, Credential credential) {
        if (!Ability.isWellFormed(wanted)) {
            return Optional.of("The gateway asked for something that is no ability.");
        }
        return Ability.covers(credential.abilities(), wanted)
                ? Optional.empty()
                : Optional.of("This credential does not have the ability " + wanted + ".");
    }
}
