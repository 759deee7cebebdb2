package io.keyfolio.vsayagent.connection;

import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Opens sockets to the server. It follows no redirects, because another server must not receive the API key. */
final class Dialer {

    static final String SUBPROTOCOL = "keyfolio.agent.v1";

    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private final ServerAddress server;
    private final ApiKey key;

    Dialer(ServerAddress server, ApiKey key) {
        this.server = server;
        this.key = key;
    }

    String host() {
        return server.endpoint().getHost();
    }

    CompletableFuture<WebSocket> dial(WebSocket.Listener listener) {
        return client.newWebSocketBuilder()
                .connectTimeout(TIMEOUT)
                .header("Authorization", key.authorization())
                .subprotocols(SUBPROTOCOL)
                .buildAsync(server.endpoint(), listener);
    }
}
