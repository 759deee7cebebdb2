package io.keyfolio.agent;

import io.keyfolio.client.ClientAddresses;
import io.keyfolio.security.Credential;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Hands the credential of an admitted handshake, and where it came from, to the connection that it becomes. */
@Singleton
class AgentUpgrade implements HttpUpgradeCheck {

    private final ClientAddresses addresses;

    AgentUpgrade(ClientAddresses addresses) {
        this.addresses = addresses;
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext handshake) {
        handshake.userData().put(AgentSocket.ADDRESS, addresses.of(handshake.httpRequest()));
        return handshake
                .securityIdentity()
                .map(identity -> (Credential) identity.getPrincipal())
                .invoke(credential -> handshake.userData().put(AgentSocket.CREDENTIAL, credential))
                .replaceWith(CheckResult.permitUpgradeSync());
    }
}
