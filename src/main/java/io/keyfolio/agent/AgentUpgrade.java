package io.keyfolio.agent;

import io.keyfolio.security.Credential;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Hands the credential of an admitted handshake to the connection that it becomes. */
@Singleton
class AgentUpgrade implements HttpUpgradeCheck {

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext handshake) {
        return handshake
                .securityIdentity()
                .map(identity -> (Credential) identity.getPrincipal())
                .invoke(credential -> handshake.userData().put(AgentSocket.CREDENTIAL, credential))
                .replaceWith(CheckResult.permitUpgradeSync());
    }
}
