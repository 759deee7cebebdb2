import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Keeps one replica busy with everything it can do, and prints what it holds meanwhile. */
final class Soak {

    private static final int CLIENTS = 8;
    private static final int EACH_SECONDS = 30;

    private Soak() {}

    /** The minutes, and the command that starts the service. */
    public static void main(String... arguments) throws Exception {
        int minutes = Integer.parseInt(arguments[0]);
        boolean right;
        try (Service service = Service.start(arguments[1])) {
            right = soak(service, minutes);
        }
        System.exit(right ? 0 : 1);
    }

    private static boolean soak(Service service, int minutes) throws Exception {
        Caller caller = new Caller(service);
        List<Visitor> visitors = new ArrayList<>();
        for (int number = 0; number < CLIENTS; number++) {
            visitors.add(new Visitor(caller, number));
        }
        visitors.forEach(Thread::start);
        List<Sample> samples = watch(service, caller, minutes);
        visitors.forEach(Visitor::leave);
        for (Visitor visitor : visitors) {
            visitor.join();
        }
        System.out.println("wrong answers: " + caller.wrong() + " of " + caller.requests());
        return new Growth(samples, service.isJvm()).report() && caller.wrong() == 0;
    }

    private static List<Sample> watch(Service service, Caller caller, int minutes) throws Exception {
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
