package io.keyfolio.feature.agent.transport;

import io.keyfolio.identity.audit.Actors;
import io.keyfolio.identity.credential.Credential;
import io.keyfolio.platform.http.address.ClientAddresses;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.UserData;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;

/** Passes the credential, the address and the actor of an admitted handshake to its connection. */
@Singleton
class AgentUpgrade implements HttpUpgradeCheck {

    private final ClientAddresses addresses;
    private final Actors actors;

    AgentUpgrade(ClientAddresses addresses, Actors actors) {
        this.addresses = addresses;
        this.actors = actors;
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext handshake) {
        return handshake
                .securityIdentity()
                .map(identity -> (Credential) identity.getPrincipal())
                .invoke(credential -> hand(credential, handshake))
                .replaceWith(CheckResult.permitUpgradeSync());
    }

    private void hand(Credential credential, HttpUpgradeContext handshake) {
        HttpServerRequest request = handshake.httpRequest();
        UserData to = handshake.userData();
        to.put(AgentSocket.CREDENTIAL, credential);
        to.put(AgentSocket.ADDRESS, addresses.of(request));
        to.put(AgentSocket.ACTOR, actors.of(request, credential));
    }
}
