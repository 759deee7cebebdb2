package io.keyfolio.bench.soak;

import io.keyfolio.bench.harness.Commands;
import io.keyfolio.bench.harness.PositiveNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The command that sends all kinds of requests to one replica for a long time, and prints its resources. */
@Command(name = "soak", description = "Asks one replica for everything, for long, and prints what it holds")
public final class SoakCommand implements Callable<Integer> {

    private static final int CLIENTS = 8;
    private static final int EACH_SECONDS = 30;

    @Parameters(index = "0", paramLabel = "MINUTES", defaultValue = "15", converter = PositiveNumber.class)
    private int minutes;

    @Parameters(index = "1", paramLabel = "COMMAND", defaultValue = "", description = "Starts the service")
    private String command;

    @Override
    public Integer call() throws Exception {
        try (Soaked service = Soaked.start(words())) {
            return soak(service) ? 0 : 1;
        }
    }

    /** The command of the service. A JVM allocates its whole heap at the start, so memory can grow only outside of it. */
    private List<String> words() {
        List<String> words = Commands.orBuilt(command);
        return command.isEmpty() && Commands.isJvm(words)
                ? Commands.withOptions(words, "-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch")
                : words;
    }

    private boolean soak(Soaked service) throws Exception {
        Caller caller = new Caller(service.api());
        List<Visitor> visitors = new ArrayList<>();
        for (int number = 0; number < CLIENTS; number++) {
            visitors.add(new Visitor(caller, number));
        }
        visitors.forEach(Thread::start);
        List<Sample> samples = watch(service, caller);
        visitors.forEach(Visitor::leave);
        for (Visitor visitor : visitors) {
            visitor.join();
        }
        System.out.println("wrong answers: " + caller.wrong() + " of " + caller.requests());
        return new Growth(samples, service.isJvm()).report() && caller.wrong() == 0;
    }

    private List<Sample> watch(Soaked service, Caller caller) throws Exception {
        List<Sample> samples = new ArrayList<>();
        System.out.println(Sample.HEAD);
        long before = 0;
        for (int elapsed = EACH_SECONDS; elapsed <= minutes * 60; elapsed += EACH_SECONDS) {
            TimeUnit.SECONDS.sleep(EACH_SECONDS);
            long requests = caller.requests();
            Sample sample = Sample.of(service, elapsed, (requests - before) / EACH_SECONDS);
            before = requests;
            samples.add(sample);
            System.out.println(sample);
        }
        return samples;
    }
}
