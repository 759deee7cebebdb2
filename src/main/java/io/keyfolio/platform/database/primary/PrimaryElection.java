package io.keyfolio.platform.database.primary;

import io.keyfolio.platform.database.address.DatabaseHost;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Decides from the answers of the servers which of them is the primary: of several that accept writes, the one with the highest
 * timeline. A timeline that has been seen once is never left for a lower one, because a server with a lower one was replaced.
 * Servers of different database systems are a fault, in which there is no primary.
 */
final class PrimaryElection {

    /** The term that no proof has. */
    static final long NO_TERM = -1;

    private final List<DatabaseHost> poolServers;
    private final List<DatabaseHost> listenServers;
    private final Map<DatabaseHost, ServerState> answers = new HashMap<>();

    /** The server that has last answered as the primary, for the pool and for {@code LISTEN}. */
    private final Map<List<DatabaseHost>, DatabaseHost> lastKnown = new HashMap<>();

    private String systemIdentifier;
    private ServerState primary;
    private boolean faulty;
    private final AtomicLong term = new AtomicLong();

    PrimaryElection(List<DatabaseHost> poolServers, List<DatabaseHost> listenServers) {
        this.poolServers = poolServers;
        this.listenServers = listenServers;
    }

    /** All servers, each once. */
    List<DatabaseHost> servers() {
        return Stream.concat(poolServers.stream(), listenServers.stream())
                .distinct()
                .toList();
    }

    /** Takes a server's answer; null for none. Returns whether the primary has changed, so that earlier proofs are void. */
    synchronized boolean answered(DatabaseHost server, ServerState answer) {
        answers.put(server, answer);
        boolean wasFaulty = faulty;
        faulty = answers.values().stream().anyMatch(this::isForeign);
        boolean isNew = answer != null && isNew(answer);
        if (wasFaulty != faulty && !isNew) {
            term.incrementAndGet();
        }
        return isNew || wasFaulty != faulty;
    }

    /** Takes what a connection has told; returns whether the primary has changed. */
    synchronized boolean told(ServerState answer) {
        return isNew(answer);
    }

    private boolean isNew(ServerState answer) {
        if (systemIdentifier == null) {
            systemIdentifier = answer.systemIdentifier();
        }
        boolean isNew = !isForeign(answer)
                && answer.isWritable()
                && (primary == null || answer.timeline() > primary.timeline());
        if (isNew) {
            primary = answer;
            term.incrementAndGet();
        }
        return isNew;
    }

    private boolean isForeign(ServerState answer) {
        return answer != null
                && systemIdentifier != null
                && !answer.systemIdentifier().equals(systemIdentifier);
    }

    /** The number of the present primary's term; it changes whenever another server becomes the primary. */
    long term() {
        return term.get();
    }

    /** The term if a server in this state is the primary, otherwise {@link #NO_TERM}. */
    synchronized long termOf(ServerState state) {
        return isPrimary(state) ? term.get() : NO_TERM;
    }

    /** The timeline of the primary; 0 before one was found. */
    synchronized int timeline() {
        return primary == null ? 0 : primary.timeline();
    }

    /** Whether servers of different database systems have answered. */
    synchronized boolean isFaulty() {
        return faulty;
    }

    /** The server of the primary for the pool; empty while none is known. */
    synchronized Optional<DatabaseHost> forPool() {
        return among(poolServers);
    }

    /** The server of the primary for {@code LISTEN}; empty while none is known. */
    synchronized Optional<DatabaseHost> forListening() {
        return among(listenServers);
    }

    /**
     * A single server is always tried, because it is found out only by connecting which server it leads to. So is the last known
     * primary while it is silent: it may be slow, and a connection asks it again.
     */
    private Optional<DatabaseHost> among(List<DatabaseHost> servers) {
        if (faulty) {
            return Optional.empty();
        }
        if (servers.size() == 1) {
            return Optional.of(servers.get(0));
        }
        servers.stream()
                .filter(server -> isPrimary(answers.get(server)))
                .findFirst()
                .ifPresent(server -> lastKnown.put(servers, server));
        return Optional.ofNullable(lastKnown.get(servers)).filter(this::mayBePrimary);
    }

    private boolean mayBePrimary(DatabaseHost server) {
        ServerState answer = answers.get(server);
        return answer == null || isPrimary(answer);
    }

    private boolean isPrimary(ServerState state) {
        return !faulty && state != null && state.equals(primary);
    }
}
