import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One person who does everything there is, again and again. */
final class Visitor extends Thread {

    private static final String KEYS = "/v1/profile/api-keys";
    private static final int LOGIN_EACH = 20;
    private static final int AGENT_EACH = 5;

    private final Service service;
    private final String email;
    private final String session;
    private final String accountKey;
    private final HttpClient agents = HttpClient.newHttpClient();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong wrong = new AtomicLong();

    private volatile boolean leaving;

    Visitor(Service service, int number) throws Exception {
        super("visitor-" + number);
        this.service = service;
        this.email = "v" + number + "@example.com";
        String person =
                "{\"username\":\"visitor" + number + "\",\"email\":\"" + email + "\",\"password\":\"only-here\"}";
        String account = ask("POST", "/api/signup", null, person, 201);
        this.session = field("token", account);
        this.accountKey = field("api_key", account);
    }

    @Override
    public void run() {
        try {
            for (int round = 0; !leaving; round++) {
                visit(round);
            }
        } catch (Exception e) {
            wrong.incrementAndGet();
            System.out.println(getName() + " gave up: " + e);
        }
    }

    private void visit(int round) throws Exception {
        String made = ask("POST", KEYS, session, "{\"name\":\"soak\"}", 200);
        String key = field("plain_text_token", made);
        String id = key.substring(0, key.indexOf('|'));
        ask("GET", "/v1/auth/verify", key, null, 200);
        ask("GET", "/v1/profile/preferences", key, null, 200);
        ask("PUT", "/v1/profile/preferences", key, "{\"theme\":\"" + (round % 2 == 0 ? "dark" : "light") + "\"}", 200);
        ask("PUT", "/v1/profile/preferences", key, "{\"theme\":7}", 422);
        ask("GET", "/api/profile", session, null, 200);
        ask("GET", KEYS, session, null, 200);
        ask("DELETE", KEYS + "/" + id, session, null, 200);
        ask("GET", "/v1/auth/verify", key, null, 401);
        ask("GET", "/nowhere", null, null, 404);
        if (round % LOGIN_EACH == 0) {
            String other =
                    ask("POST", "/api/login", null, "{\"email\":\"" + email + "\",\"password\":\"only-here\"}", 200);
            ask("POST", "/api/login", null, "{\"email\":\"" + email + "\",\"password\":\"wrong\"}", 401);
            ask("POST", "/v1/auth/logout", field("token", other), null, 204);
        }
        if (round % AGENT_EACH == 0) {
            connectAndLeave();
        }
    }

    private void connectAndLeave() {
        WebSocket agent = agents.newWebSocketBuilder()
                .subprotocols("keyfolio.agent.v1")
                .header("Authorization", "Bearer " + accountKey)
                .buildAsync(service.address("ws", "/api/agents/connect"), new WebSocket.Listener() {})
                .join();
        requests.incrementAndGet();
        agent.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        agent.abort();
    }

    private String ask(String method, String path, String token, String body, int expected) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(service.address("http", path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        HttpResponse<String> answer = service.send(request.build());
        requests.incrementAndGet();
        if (answer.statusCode() != expected) {
            wrong.incrementAndGet();
            System.out.println(method + " " + path + ": " + answer.statusCode() + " instead of " + expected);
        }
        return answer.body();
    }

    private static String field(String name, String json) {
        Matcher matcher = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(json);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + name);
        }
        return matcher.group(1);
    }

    void leave() {
        leaving = true;
    }

    long requests() {
        return requests.get();
    }

    /** Answers that were not the ones they should have been. */
    long wrong() {
        return wrong.get();
    }
}
