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
        List<Visitor> visitors = new ArrayList<>();
        for (int number = 0; number < CLIENTS; number++) {
            visitors.add(new Visitor(service, number));
        }
        visitors.forEach(Thread::start);
        List<Sample> samples = new ArrayList<>();
        System.out.println(Sample.HEAD);
        long before = 0;
        for (int elapsed = EACH_SECONDS; elapsed <= minutes * 60; elapsed += EACH_SECONDS) {
            TimeUnit.SECONDS.sleep(EACH_SECONDS);
            long requests = visitors.stream().mapToLong(Visitor::requests).sum();
            Sample sample = Sample.of(service, elapsed, (requests - before) / EACH_SECONDS);
            before = requests;
            samples.add(sample);
            System.out.println(sample);
        }
        visitors.forEach(Visitor::leave);
        for (Visitor visitor : visitors) {
            visitor.join();
        }
        long wrong = visitors.stream().mapToLong(Visitor::wrong).sum();
        System.out.println("wrong answers: " + wrong + " of " + before);
        return new Growth(samples).report() && wrong == 0;
    }
}
