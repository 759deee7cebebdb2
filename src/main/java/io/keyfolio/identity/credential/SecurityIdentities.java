package io.keyfolio.identity.credential;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import java.security.Permission;

/** Turns a verified credential into the identity that the routes' annotations are checked against. */
public final class SecurityIdentities {

    static final String OWNER = "owner";

    private SecurityIdentities() {}

    /** Abilities become permissions; the kind brings the roles that some routes ask for. */
    public static SecurityIdentity of(VerifiedCredential verified) {
        Credential credential = verified.credential();
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(credential)
                .addAttribute(OWNER, verified.owner())
                .addPermissionChecker(wanted -> Uni.createFrom().item(permits(credential, wanted)))
                .addRoles(credential.kind().roles())
                .build();
    }

    /** {@code @PermissionsAllowed("keys:write")} asks for a permission named "keys" with the action "write". */
    private static boolean permits(Credential credential, Permission wanted) {
        String ability =
                wanted.getActions().isEmpty() ? wanted.getName() : wanted.getName() + ":" + wanted.getActions();
        return Ability.covers(credential.abilities(), ability);
    }
}
