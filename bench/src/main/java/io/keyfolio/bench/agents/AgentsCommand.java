package io.keyfolio.bench.agents;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.keyfolio.bench.harness.Commands;
import io.keyfolio.bench.harness.Database;
import io.keyfolio.bench.harness.Launch;
import io.keyfolio.bench.harness.PositiveNumber;
import io.keyfolio.bench.harness.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The command that connects many agents to one replica, at rest and reconnecting, and prints their cost. */
@Command(name = "agents", description = "Measures what connected agents cost a replica")
public final class AgentsCommand implements Callable<Integer> {

    private static final int HEARTBEAT_SECONDS = 30;
    private static final int PER_ACCOUNT = 100;
    private static final int REST_SECONDS = 60;
    private static final Map<String, String> SETTINGS =
            Map.of("KEYFOLIO_AGENT_HEARTBEAT_SECONDS", Integer.toString(HEARTBEAT_SECONDS));

    private final List<Agent> agents = new ArrayList<>();
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
    private final Database database = Database.ofService();

    @Parameters(index = "0", paramLabel = "AGENTS", defaultValue = "5000", converter = PositiveNumber.class)
    private int number;

    @Parameters(index = "1", paramLabel = "MINUTES", defaultValue = "10", converter = PositiveNumber.class)
    private int minutes;

    @Parameters(index = "2", paramLabel = "COMMAND", defaultValue = "", description = "Starts the service")
    private String command;

    @Override
    public Integer call() throws Exception {
        Launch launch = Launch.of(Commands.orBuilt(command), "bench-agents.log")
                .with(Launch.CHEAP_PASSWORDS)
                .with(Launch.PATIENT)
                .with(SETTINGS);
        Lines lines = new Lines();
        try (Service service = Service.start(launch)) {
            measure(service, lines);
        } finally {
            clock.shutdownNow();
        }
        return lines.lost() == 0 ? 0 : 1;
    }

    /** Runs the measurement. Connections that the service closes when it stops do not count as lost. */
    private void measure(Service service, Lines lines) throws Exception {
        try {
            connect(service, lines);
            beat();
            rest(service);
            churn(service, number / 100);
            System.out.printf("connections lost: %d%n", lines.lost());
        } finally {
            lines.stop();
        }
    }

    private void connect(Service service, Lines lines) throws Exception {
        double before = service.memory();
        String key = "";
        for (int made = 0; made < number; made++) {
            if (made % PER_ACCOUNT == 0) {
                key = service.api().signUp("bench" + made).field("api_key");
            }
            agents.add(new Agent(service.api(), key, lines));
        }
        for (Agent agent : agents) {
            agent.open();
        }
        lines.awaitOpen();
        double after = service.memory();
        System.out.printf(
                "%d agents: %.0f MB before, %.0f MB with them, %.1f KB each%n",
                number, before, after, (after - before) * 1024 / number);
    }

    private void beat() {
        long period = HEARTBEAT_SECONDS * 1000L;
        for (Agent agent : agents) {
            long first = ThreadLocalRandom.current().nextLong(period);
            ScheduledFuture<?> unused = clock.scheduleAtFixedRate(agent::beat, first, period, MILLISECONDS);
        }
    }

    private void rest(Service service) throws Exception {
        SECONDS.sleep(HEARTBEAT_SECONDS);
        double processor = service.processorSeconds();
        long transactions = database.transactions();
        SECONDS.sleep(REST_SECONDS);
        System.out.printf(
                "at rest: %.1f %% of one processor, %.1f transactions/s, %.0f MB%n",
                (service.processorSeconds() - processor) * 100 / REST_SECONDS,
                (database.transactions() - transactions) / (double) REST_SECONDS,
                service.memory());
    }

    /** Closes and reopens connections each second; the agents keep their machines. */
    private void churn(Service service, int perSecond) throws Exception {
        for (int minute = 1; minute <= minutes; minute++) {
            double processor = service.processorSeconds();
            for (int second = 0; second < 60; second++) {
                long end = System.nanoTime() + SECONDS.toNanos(1);
                for (int reopened = 0; reopened < perSecond; reopened++) {
                    agents.get(ThreadLocalRandom.current().nextInt(agents.size()))
                            .reopen();
                }
                NANOSECONDS.sleep(end - System.nanoTime());
            }
            System.out.printf(
                    "minute %d of churn, %d/s: %.0f MB, %.0f %% of one processor%n",
                    minute, perSecond, service.memory(), (service.processorSeconds() - processor) * 100 / 60);
        }
    }
}
