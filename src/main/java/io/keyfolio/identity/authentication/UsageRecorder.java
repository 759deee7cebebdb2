package io.keyfolio.identity.authentication;

import io.keyfolio.identity.apikey.LastUsedWriter;
import io.keyfolio.identity.credential.ApiKeyCredential;
import io.keyfolio.identity.credential.Credential;
import io.keyfolio.identity.credential.SessionCredential;
import io.keyfolio.identity.session.LastSeenWriter;
import io.keyfolio.platform.http.address.ClientAddresses;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;

/** Notes that a credential was used, for those who write it down later. */
@Singleton
class UsageRecorder {

    private final LastUsedWriter keys;
    private final LastSeenWriter sessions;
    private final ClientAddresses addresses;

    UsageRecorder(LastUsedWriter keys, LastSeenWriter sessions, ClientAddresses addresses) {
        this.keys = keys;
        this.sessions = sessions;
        this.addresses = addresses;
    }

    void note(Credential credential, HttpServerRequest request) {
        if (credential instanceof ApiKeyCredential key) {
            keys.record(key, addresses.of(request));
        } else if (credential instanceof SessionCredential session) {
            sessions.record(session);
        }
    }
}
