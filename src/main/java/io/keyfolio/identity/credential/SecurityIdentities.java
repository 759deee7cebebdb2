package io.keyfolio.identity.credential;

import io.keyfolio.identity.account.AccountSnapshot;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import java.security.Permission;

/** Makes the Quarkus identity of a verified credential, against which the annotations of routes are checked. */
public final class SecurityIdentities {

    private static final String OWNER = "owner";

    private SecurityIdentities() {}

    /** The identity of a credential: its abilities are the permissions, and its kind has the roles. */
    public static SecurityIdentity of(VerifiedCredential verified) {
        Credential credential = verified.credential();
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(credential)
                .addAttribute(OWNER, verified.owner())
                .addPermissionChecker(wanted -> Uni.createFrom().item(permits(credential, wanted)))
                .addRoles(credential.kind().roles())
                .build();
    }

    /** The account at the look-up of the credential. */
    public static AccountSnapshot owner(SecurityIdentity identity) {
        return identity.getAttribute(OWNER);
    }

    /** {@code @PermissionsAllowed("keys:write")} requires a permission named "keys" with the action "write". */
    private static boolean permits(Credential credential, Permission wanted) {
        String ability =
                wanted.getActions().isEmpty() ? wanted.getName() : wanted.getName() + ":" + wanted.getActions();
        return Ability.covers(credential.abilities(), ability);
    }
}
