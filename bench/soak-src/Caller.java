import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks the service, and counts what it answers. */
final class Caller {

    private final Service service;
    private final HttpClient agents = HttpClient.newHttpClient();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong wrong = new AtomicLong();

    Caller(Service service) {
        this.service = service;
    }

    /** The body of the answer to a route ("GET /path"), with a token and a body unless they are null. */
    String ask(String route, String token, String body, int expected) throws IOException, InterruptedException {
        String[] words = route.split(" ", 2);
        HttpRequest.Builder request = HttpRequest.newBuilder(service.address("http", words[1]))
                .method(words[0], body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        HttpResponse<String> answer = service.send(request.build());
        requests.incrementAndGet();
        expect(expected, answer.statusCode(), route);
        return answer.body();
    }

    /** A new machine's agent that has registered. */
    Agent connect(String key) {
        Agent agent = new Agent(agents, service.address("ws", "/api/agents/connect"), key);
        requests.incrementAndGet();
        return agent;
    }

    void expect(int expected, int actual, String what) {
        if (actual != expected) {
            wrong.incrementAndGet();
            System.out.println(what + ": " + actual + " instead of " + expected);
        }
    }

    void giveUp(Exception reason) {
        wrong.incrementAndGet();
        System.out.println("gave up: " + reason);
    }

    static String field(String name, String json) {
        Matcher matcher = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(json);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + name);
        }
        return matcher.group(1);
    }

    long requests() {
        return requests.get();
    }

    /** Answers that were not the ones they should have been. */
    long wrong() {
        return wrong.get();
    }
}
