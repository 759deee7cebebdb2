import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Measures verification alone and while every bound is driven at once, and says whether the service withstood. */
final class Siege {

    private static final int CLIENTS = 8;
    private static final int WARM_UP_SECONDS = 2;
    private static final int ENCAMP_SECONDS = 4;
    private static final String ACTIVE = "http_server_active_requests";
    private static final String PERSON =
            "{\"username\":\"siege\",\"email\":\"siege@example.com\",\"password\":\"correct horse\"}";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Service service;
    private final int seconds;
    private final int rate;
    private final List<Verifier> clients = new ArrayList<>();

    private Siege(Service service, int seconds, int rate) {
        this.service = service;
        this.seconds = seconds;
        this.rate = rate;
    }

    /** The seconds, the hostile requests a second, and the command that starts the service. */
    public static void main(String... arguments) throws Exception {
        String command = arguments[2];
        System.out.println(command);
        boolean withstood;
        try (Service service = Service.start(command)) {
            Siege siege = new Siege(service, Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
            withstood = siege.lay(!command.contains("-jar "));
        }
        System.exit(withstood ? 0 : 1);
    }

    private boolean lay(boolean strictly) throws Exception {
        String person = service.post("/api/signup", null, PERSON);
        String session = field("token", person);
        String key = field("plain_text_token", service.post("/v1/profile/api-keys", session, "{\"name\":\"siege\"}"));
        for (int client = 0; client < CLIENTS; client++) {
            clients.add(new Verifier(service.port(), key));
        }
        verify(WARM_UP_SECONDS);
        Times alone = verify(seconds);
        double before = service.memory("VmHWM");
        Besiegers besiegers = new Besiegers(attacks(session, field("api_key", person)), service.port(), rate);
        besiegers.start();
        Watch watch = new Watch(service);
        watch.start();
        TimeUnit.SECONDS.sleep(ENCAMP_SECONDS);
        Times under = verify(seconds);
        Report report = new Report(alone, under, besiegers, watch, before);
        besiegers.leave();
        watch.leave();
        boolean right = report.print(service, seconds) & settles();
        return right & fits(strictly);
    }

    private List<Attack> attacks(String session, String accountKey) {
        int connections = Integer.parseInt(System.getenv("KEYFOLIO_HTTP_MAX_CONNECTIONS"));
        Pattern wanted = Pattern.compile(System.getenv().getOrDefault("SIEGE_ONLY", ""));
        return Attack.all(connections, session, accountKey).stream()
                .filter(attack -> wanted.matcher(attack.name()).find())
                .toList();
    }

    private Times verify(int howLong) throws Exception {
        List<Future<Times>> parts = new ArrayList<>();
        for (Verifier client : clients) {
            parts.add(threads.submit(() -> client.verify(howLong)));
        }
        Times all = new Times();
        for (Future<Times> part : parts) {
            all.addAll(part.get());
        }
        return all;
    }

    /** Whether requests are over and verification is right again. */
    private boolean settles() throws Exception {
        double active = Double.NaN;
        for (int tried = 0; tried < 150 && active != 0 && service.isAlive(); tried++) {
            active = service.metric(ACTIVE);
            TimeUnit.MILLISECONDS.sleep(100);
        }
        Times after = service.isAlive() ? verify(1) : new Times();
        boolean right = active == 0 && after.count() > 0 && after.refused() == 0;
        System.out.printf(
                "afterwards: %.0f requests in flight, %s for good keys: %s%n",
                active, after.answers(), right ? "as before" : "WRONG");
        threads.shutdown();
        return right;
    }

    private boolean fits(boolean strictly) throws Exception {
        if (!service.isAlive()) {
            System.out.println("WRONG: the service is gone; see target/bench-siege.log");
            return false;
        }
        int limit = Integer.parseInt(System.getenv("SIEGE_MEMORY"));
        double peak = service.memory("VmHWM");
        String verdict =
                peak <= limit ? "fits" : strictly ? "WRONG: does not fit" : "does not fit, which is no fault on a JVM";
        System.out.printf("resident at most: %.0f MiB of %d: %s%n", peak, limit, verdict);
        return peak <= limit || !strictly;
    }

    private static String field(String name, String json) {
        Matcher matcher = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(json);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + name);
        }
        return matcher.group(1);
    }
}
