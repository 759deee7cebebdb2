package io.keyfolio.feature.agent.presence;

import io.keyfolio.feature.agent.protocol.AgentCloseCode;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;

/** The agent connections of this replica. A connection that the service closes is removed at once; later messages are ignored. */
@Singleton
public class AgentConnections {

    private static final int OTHER = 0;

    /** The close codes of agents that the metric counts by themselves. */
    private static final Set<Integer> KNOWN_CODES = Set.of(OTHER, 1000, 1001, 1002, 1006, 1007, 1009);

    private final ConcurrentMap<UUID, AgentConnection> open = new ConcurrentHashMap<>();
    private final Set<UUID> sockets = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<Void> allGone = new CompletableFuture<>();
    private volatile boolean stopping;
    private final OfflineWriter offlineWriter;
    private final AgentMetrics metrics;

    AgentConnections(OfflineWriter offlineWriter, AgentMetrics metrics) {
        this.offlineWriter = offlineWriter;
        this.metrics = metrics;
        metrics.watch(open.values());
        metrics.countClosed(KNOWN_CODES);
        metrics.countClosed(AgentCloseCode.CODES);
    }

    /** Adds a connection that was opened on this replica. */
    public void add(AgentConnection connection) {
        sockets.add(connection.id());
        open.put(connection.id(), connection);
    }

    /** The open connection of a socket; empty after it was closed. */
    public Optional<AgentConnection> of(WebSocketConnection socket) {
        return Optional.ofNullable(open.get(UUID.fromString(socket.id())));
    }

    /** Whether a connection is open. */
    public boolean holds(AgentConnection connection) {
        return open.containsKey(connection.id());
    }

    public int count() {
        return open.size();
    }

    public List<AgentConnection> all() {
        return List.copyOf(open.values());
    }

    /** The open connections that a predicate selects. */
    public List<AgentConnection> those(Predicate<AgentConnection> wanted) {
        return open.values().stream().filter(wanted).toList();
    }

    /** The open connection with an id; empty when there is none. */
    public Optional<AgentConnection> find(UUID id) {
        return Optional.ofNullable(open.get(id));
    }

    /** Closes a connection, unless it is closed already. */
    public void close(AgentConnection connection, AgentCloseCode agentCloseCode) {
        if (forget(connection)) {
            metrics.closed(agentCloseCode.code());
            FireAndForget.run(connection.socket().close(agentCloseCode.asReason()));
        }
    }

    /** Closes all connections because the service stops; completes when the last of them is closed on both sides. */
    Uni<Void> closeAll(AgentCloseCode agentCloseCode) {
        stopping = true;
        all().forEach(connection -> close(connection, agentCloseCode));
        completeWhenAllGone();
        return Uni.createFrom().completionStage(allGone);
    }

    /** Notes that a socket is closed on both sides. */
    public void gone(WebSocketConnection socket) {
        sockets.remove(UUID.fromString(socket.id()));
        completeWhenAllGone();
    }

    /** Notes that the agent closed a connection, or that it broke. */
    public void closed(AgentConnection connection, CloseReason reason) {
        if (forget(connection)) {
            int code = reason == null ? OTHER : reason.getCode();
            metrics.closed(KNOWN_CODES.contains(code) ? code : OTHER);
        }
    }

    private void completeWhenAllGone() {
        if (stopping && sockets.isEmpty()) {
            allGone.complete(null);
        }
    }

    private boolean forget(AgentConnection connection) {
        boolean known = open.remove(connection.id(), connection);
        if (known && connection.isRegistered()) {
            offlineWriter.say(connection);
        }
        return known;
    }
}
