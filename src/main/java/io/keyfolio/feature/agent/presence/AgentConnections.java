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

/** The connections that this replica holds. A connection that is closed here is forgotten at once: it is not heard any more. */
@Singleton
public class AgentConnections {

    /** What the other side may close with and is counted under its own name. */
    private static final Set<Integer> KNOWN_CODES = Set.of(1000, 1001, 1002, 1006, 1007, 1009);

    private static final int OTHER = 0;

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
    }

    public void add(AgentConnection connection) {
        sockets.add(connection.id());
        open.put(connection.id(), connection);
    }

    public Optional<AgentConnection> of(WebSocketConnection socket) {
        return Optional.ofNullable(open.get(UUID.fromString(socket.id())));
    }

    public boolean holds(AgentConnection connection) {
        return open.containsKey(connection.id());
    }

    public int count() {
        return open.size();
    }

    public List<AgentConnection> all() {
        return List.copyOf(open.values());
    }

    public List<AgentConnection> those(Predicate<AgentConnection> wanted) {
        return open.values().stream().filter(wanted).toList();
    }

    public Optional<AgentConnection> find(UUID id) {
        return Optional.ofNullable(open.get(id));
    }

    /** Closes it from this side, once. */
    public void close(AgentConnection connection, AgentCloseCode agentCloseCode) {
        if (forget(connection)) {
            metrics.closed(agentCloseCode.code());
            FireAndForget.run(connection.socket().close(agentCloseCode.asReason()));
        }
    }

    /** Closes all, for the service stops; completes when the last of them is closed on both sides. */
    Uni<Void> closeAll(AgentCloseCode agentCloseCode) {
        stopping = true;
        all().forEach(connection -> close(connection, agentCloseCode));
        completeWhenAllGone();
        return Uni.createFrom().completionStage(allGone);
    }

    /** The socket is closed on both sides; nothing of it follows. */
    public void gone(WebSocketConnection socket) {
        sockets.remove(UUID.fromString(socket.id()));
        completeWhenAllGone();
    }

    /** The other side closed it, or it broke. */
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
