package io.keyfolio.authentication;

import io.keyfolio.apikey.LastUsedWriter;
import io.keyfolio.client.ClientAddresses;
import io.keyfolio.security.Credential;
import io.keyfolio.session.LastSeenWriter;
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
        if (credential instanceof Credential.ApiKey key) {
            keys.record(key, addresses.of(request));
        } else if (credential instanceof Credential.Session session) {
            sessions.record(session);
        }
    }
}
