import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.WebSocketListener;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;

/**
 * Runs the HTTP clients of Java against the service, and prints a row of the table for each: client, version, text and result,
 * separated by tabs. checks/http-clients sets the environment that it requires.
 */
class JavaClients {

    private static final Map<String, String> ENVIRONMENT = System.getenv();
    private static final String SERVICE = ENVIRONMENT.get("KEYFOLIO");
    private static final String AGENTS = SERVICE.replaceFirst("^http", "ws") + "/api/agents/connect";
    private static final String PROTOCOL = "keyfolio.agent.v1";
    private static final String REGISTER = ENVIRONMENT.get("REGISTER");
    private static final Pattern VERSION = Pattern.compile(".*?-([0-9][^/]*)\\.jar");
    private static final HttpClient JDK = HttpClient.newHttpClient();
    private static final OkHttpClient OKHTTP = new OkHttpClient();

    private static boolean failed;

    public static void main(String[] arguments) throws Exception {
        String java = System.getProperty("java.version");
        row("java.net.http.HttpClient", java, ENVIRONMENT.get("WALK"), () -> walk(JavaClients::jdk));
        row("java.net.http.WebSocket", java, ENVIRONMENT.get("AGENT"), JavaClients::jdkAgent);
        row("OkHttp", version(OkHttpClient.class), ENVIRONMENT.get("WALK_GZIP"), () -> walk(JavaClients::okHttp));
        row("OkHttp WebSocket", version(OkHttpClient.class), ENVIRONMENT.get("AGENT"), JavaClients::okHttpAgent);
        try (CloseableHttpClient apache = HttpClients.createDefault()) {
            row(
                    "Apache HttpClient",
                    version(HttpClients.class),
                    ENVIRONMENT.get("WALK_GZIP"),
                    () -> walk((method, path, token, body) -> apache(apache, method, path, token, body)));
        }
        OKHTTP.dispatcher().executorService().shutdown();
        System.exit(failed ? 1 : 0);
    }

    private static void row(String client, String version, String what, Walk walk) {
        String result = "works";
        try {
            walk.run();
        } catch (Exception | AssertionError e) {
            failed = true;
            result = "FAILED: " + e.toString().replaceAll("\\s+", " ");
        }
        System.out.println(String.join("\t", client, version, what, result));
    }

    private static void walk(Client client) throws Exception {
        String signedUp = answered(201, client.send("POST", "/api/signup", null, account()));
        String session = member("token", signedUp);
        String key = answered(200, client.send("POST", "/v1/profile/api-keys", session, null));
        String token = member("plain_text_token", key);
        answered(200, client.send("GET", "/v1/auth/verify", token, null));
        String document = answered(200, client.send("GET", "/q/openapi?format=json", null, null));
        if (!document.startsWith("{") || !document.contains("\"createApiKey\"")) {
            throw new AssertionError("no OpenAPI document");
        }
        answered(200, client.send("DELETE", "/v1/profile/api-keys/" + member("id", key), session, null));
        answered(401, client.send("GET", "/v1/auth/verify", token, null));
    }

    private static String answered(int status, Answer answer) {
        if (answer.status() != status) {
            throw new AssertionError("expected " + status + ", got " + answer);
        }
        return answer.body();
    }

    private static Answer jdk(String method, String path, String token, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(SERVICE + path))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<String> answer = JDK.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(answer.statusCode(), answer.body());
    }

    private static Answer okHttp(String method, String path, String token, String body) throws Exception {
        Request.Builder request = new Request.Builder().url(SERVICE + path);
        boolean empty = body == null && method.equals("POST");
        request.method(method, empty ? RequestBody.create("", null) : okHttpBody(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try (Response answer = OKHTTP.newCall(request.build()).execute()) {
            return new Answer(answer.code(), answer.body().string());
        }
    }

    private static RequestBody okHttpBody(String body) {
        return body == null ? null : RequestBody.create(body, MediaType.get("application/json"));
    }

    private static Answer apache(CloseableHttpClient client, String method, String path, String token, String body)
            throws Exception {
        HttpUriRequestBase request = new HttpUriRequestBase(method, URI.create(SERVICE + path));
        if (body != null) {
            request.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
        }
        if (token != null) {
            request.setHeader("Authorization", "Bearer " + token);
        }
        return client.execute(
                request,
                answer -> new Answer(
                        answer.getCode(), answer.getEntity() == null ? "" : EntityUtils.toString(answer.getEntity())));
    }

    private static void jdkAgent() throws Exception {
        CompletableFuture<String> heard = new CompletableFuture<>();
        WebSocket.Listener listener = new WebSocket.Listener() {
            @Override
            public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
                heard.complete(text.toString());
                return null;
            }
        };
        WebSocket socket = JDK.newWebSocketBuilder()
                .subprotocols(PROTOCOL)
                .header("Authorization", "Bearer " + accountKey())
                .buildAsync(URI.create(AGENTS), listener)
                .get(10, TimeUnit.SECONDS);
        socket.request(1);
        socket.sendText(REGISTER, true).get(10, TimeUnit.SECONDS);
        registered(heard);
        socket.abort();
    }

    private static void okHttpAgent() throws Exception {
        CompletableFuture<String> heard = new CompletableFuture<>();
        Request request = new Request.Builder()
                .url(AGENTS)
                .header("Authorization", "Bearer " + accountKey())
                .header("Sec-WebSocket-Protocol", PROTOCOL)
                .build();
        okhttp3.WebSocket socket = OKHTTP.newWebSocket(request, new WebSocketListener() {
            @Override
            public void onOpen(okhttp3.WebSocket opened, Response response) {
                opened.send(REGISTER);
            }

            @Override
            public void onMessage(okhttp3.WebSocket from, String text) {
                heard.complete(text);
            }

            @Override
            public void onFailure(okhttp3.WebSocket from, Throwable failure, Response response) {
                heard.completeExceptionally(failure);
            }
        });
        registered(heard);
        socket.cancel();
    }

    private static void registered(CompletableFuture<String> heard) throws Exception {
        String message = heard.get(10, TimeUnit.SECONDS);
        if (!member("type", message).equals("registered")) {
            throw new AssertionError("not registered: " + message);
        }
    }

    private static String accountKey() throws Exception {
        return member("api_key", answered(201, jdk("POST", "/api/signup", null, account())));
    }

    private static String account() {
        String name = "j" + UUID.randomUUID().toString().replace("-", "");
        return "{\"username\":\"%s\",\"email\":\"%s@example.com\",\"password\":\"correct horse\"}"
                .formatted(name, name);
    }

    private static String member(String name, String json) {
        Matcher member =
                Pattern.compile("\"" + name + "\"\\s*:\\s*\"?([^\",}]*)").matcher(json);
        if (!member.find()) {
            throw new AssertionError("no " + name + " in " + json);
        }
        return member.group(1);
    }

    /** The version of the jar that contains a class. */
    private static String version(Class<?> client) throws Exception {
        URI jar = client.getProtectionDomain().getCodeSource().getLocation().toURI();
        Matcher version = VERSION.matcher(Path.of(jar).getFileName().toString());
        return version.matches() ? version.group(1) : "?";
    }

    private record Answer(int status, String body) {}

    private interface Client {
        Answer send(String method, String path, String token, String body) throws Exception;
    }

    private interface Walk {
        void run() throws Exception;
    }
}
