package io.keyfolio.feature.agent.transport;

import io.keyfolio.feature.agent.presence.AgentConnection;
import io.keyfolio.feature.agent.presence.AgentConnections;
import io.keyfolio.feature.agent.protocol.AgentCloseCode;
import io.keyfolio.feature.agent.revocation.ConnectionRevoker;
import io.keyfolio.identity.audit.Actor;
import io.keyfolio.identity.credential.Credential;
import io.quarkus.websockets.next.OnBinaryMessage;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.UserData;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/** The WebSocket endpoint of agents (contract, {@code WS /api/agents/connect}). */
@WebSocket(path = AgentSocket.PATH)
public class AgentSocket {

    static final String PATH = "/api/agents/connect";

    /** The only sub-protocol (RFC 6455, section 1.9). */
    static final String PROTOCOL = "keyfolio.agent.v1";

    static final UserData.TypedKey<Credential> CREDENTIAL = new UserData.TypedKey<>("credential");
    static final UserData.TypedKey<String> ADDRESS = new UserData.TypedKey<>("address");
    static final UserData.TypedKey<Actor> ACTOR = new UserData.TypedKey<>("actor");

    private final AgentConnections connections;
    private final AgentProtocolHandler agentProtocolHandler;
    private final ConnectionRevoker connectionRevoker;

    AgentSocket(
            AgentConnections connections,
            AgentProtocolHandler agentProtocolHandler,
            ConnectionRevoker connectionRevoker) {
        this.connections = connections;
        this.agentProtocolHandler = agentProtocolHandler;
        this.connectionRevoker = connectionRevoker;
    }

    /**
     * Adds the connection before it checks its key. The check finds a key that was revoked before it; a later revocation reaches
     * a replica that has the connection.
     */
    @OnOpen
    @NonBlocking
    void opened(WebSocketConnection socket) {
        UserData of = socket.userData();
        AgentConnection connection = new AgentConnection(of.get(CREDENTIAL), of.get(ADDRESS), of.get(ACTOR), socket);
        connections.add(connection);
        connectionRevoker.check(List.of(connection));
    }

    @OnTextMessage
    @NonBlocking
    void said(String text, WebSocketConnection socket) {
        connections.of(socket).ifPresent(connection -> agentProtocolHandler.hear(text, connection));
    }

    @OnBinaryMessage
    @NonBlocking
    void said(Buffer bytes, WebSocketConnection socket) {
        connections.of(socket).ifPresent(connection -> connections.close(connection, AgentCloseCode.NOT_TEXT));
    }

    @OnClose
    @NonBlocking
    void closed(WebSocketConnection socket) {
        connections.of(socket).ifPresent(connection -> connections.closed(connection, socket.closeReason()));
        connections.gone(socket);
    }

    /** Closes a connection whose WebSocket failed; the close code says whether a frame or a message was the cause. */
    @OnError
    @NonBlocking
    void broken(Throwable failure, WebSocketConnection socket) {
        connections.of(socket).ifPresent(connection -> connections.close(connection, AgentCloseCode.of(failure)));
    }
}
