package io.keyfolio.platform.database.primary;

import io.keyfolio.platform.database.address.DatabaseHost;
import io.keyfolio.platform.database.address.DatabaseOptions;
import io.keyfolio.platform.database.failure.NoPrimary;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Finds the primary among the configured servers, and follows a fail-over: asks each of them four times a second what it is, also
 * while all is well. {@link PrimaryElection} decides.
 */
@Singleton
public class PrimaryMonitor {

    private static final long INTERVAL_MILLIS = 250;

    /** At the start, slower servers are waited for no longer than this. */
    private static final long FIRST_CHOICE_MILLIS = 500;

    private static final long FIRST_TERM = 1;

    private static final Logger LOG = Logger.getLogger(PrimaryMonitor.class);

    private final Vertx vertx;
    private final Event<PrimaryChanged> changes;
    private final Context context;
    private final PrimaryElection election;
    private final List<HostProbe> probes;
    private final AtomicBoolean started = new AtomicBoolean();
    private final Promise<Void> firstChoice = Promise.promise();

    private long timer = -1;

    PrimaryMonitor(
            Vertx vertx,
            DatabaseOptions options,
            @ConfigProperty(name = "io.keyfolio.embedded", defaultValue = "false") boolean isEmbedded,
            @ConfigProperty(name = "keyfolio.change-feed.enabled") boolean hasFeed,
            Event<PrimaryChanged> changes) {
        this.vertx = vertx;
        this.changes = changes;
        this.context = vertx.getOrCreateContext();
        this.election = new PrimaryElection(options.servers(), options.listenServers());
        boolean isAlone = options.servers().size() == 1;
        boolean mayMove = isAlone && !isEmbedded;
        this.probes = (isAlone && !hasFeed ? List.<DatabaseHost>of() : election.servers())
                .stream()
                        .map(server -> new HostProbe(vertx, options, server, mayMove, this::probed))
                        .toList();
    }

    /** The server that the pool connects to; fails with {@link NoPrimary} while none is known to accept writes. */
    Future<DatabaseHost> forPool() {
        return choose(election::forPool);
    }

    /** As {@link #forPool}, of the servers that {@code LISTEN} uses. */
    Future<DatabaseHost> forListening() {
        return choose(election::forListening);
    }

    /** The number of the present primary's term. A proof from an earlier term is void. */
    public long term() {
        return election.term();
    }

    /** The term of what a connection has told of its server; negative if that is not the primary. */
    long termOf(ServerState state) {
        if (election.told(state)) {
            announce();
        }
        return election.termOf(state);
    }

    /** Stops after the last request. */
    void stop(@Observes ShutdownEvent event) {
        context.runOnContext(now -> {
            vertx.cancelTimer(timer);
            probes.forEach(HostProbe::drop);
        });
    }

    private Future<DatabaseHost> choose(Supplier<Optional<DatabaseHost>> choice) {
        if (started.compareAndSet(false, true)) {
            context.runOnContext(now -> start());
        }
        Optional<DatabaseHost> server = choice.get();
        if (server.isPresent()) {
            return Future.succeededFuture(server.get());
        }
        return firstChoice.future().isComplete() ? none() : firstChoice.future().compose(made -> chosen(choice));
    }

    private Future<DatabaseHost> chosen(Supplier<Optional<DatabaseHost>> choice) {
        return choice.get().map(Future::succeededFuture).orElseGet(this::none);
    }

    private Future<DatabaseHost> none() {
        return Future.failedFuture(new NoPrimary(
                election.isFaulty()
                        ? "the servers belong to different database systems"
                        : "no server of " + DatabaseHost.text(election.servers()) + " accepts writes"));
    }

    private void start() {
        timer = vertx.setPeriodic(INTERVAL_MILLIS, tick -> askAll());
        vertx.setTimer(FIRST_CHOICE_MILLIS, late -> firstChoice.tryComplete());
        askAll();
    }

    private void askAll() {
        probes.forEach(HostProbe::ask);
    }

    /** Takes an answer; the first choice is made when all servers were asked. */
    private void probed(DatabaseHost server, ServerState answer) {
        if (election.answered(server, answer)) {
            announce();
        }
        if (probes.stream().allMatch(HostProbe::wasTried)) {
            firstChoice.tryComplete();
        }
    }

    private void announce() {
        if (election.isFaulty()) {
            LOG.errorf(
                    "The servers %s belong to different database systems. Accepting no credential.",
                    DatabaseHost.text(election.servers()));
        } else if (term() > FIRST_TERM) {
            LOG.infof(
                    "The primary has changed (timeline %d). Closing connections to the earlier one.",
                    election.timeline());
        }
        changes.fire(new PrimaryChanged());
    }
}
