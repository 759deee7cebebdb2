import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An example that signs up, creates an API key, uses it and revokes it. It requires only JDK 17 or later. */
final class KeyfolioExample {

    /** KEYFOLIO is the address of the service. The default is http://localhost:8080. */
    public static void main(String... arguments) throws InterruptedException {
        try {
            walkThrough(System.getenv().getOrDefault("KEYFOLIO", "http://localhost:8080"));
        } catch (KeyfolioException failure) {
            System.err.println(failure.getMessage());
            System.exit(1);
        }
    }

    private static void walkThrough(String url) throws InterruptedException {
        String name = "ada-" + UUID.randomUUID().toString().substring(0, 8);
        String password = UUID.randomUUID().toString();
        Keyfolio session = new Keyfolio(url, new Keyfolio(url, null).signUp(name, name + "@example.com", password));
        System.out.printf("Signed up as %s.%n", name);
        User user = session.profile();
        System.out.printf("Profile: %s, %s, %s.%n", user.id(), user.username(), user.email());
        show("Preferences", session.preferences());
        show("Changed", session.changeTimezone("America/New_York"));

        Key created = session.createKey("CI", "profile:read");
        System.out.printf("Created API key %s.%n", created.id());
        Keyfolio key = new Keyfolio(url, created.token());
        System.out.printf("The API key belongs to %s.%n", key.whoAmI());

        session.revokeKey(created.id());
        System.out.printf("Revoked API key %s.%n", created.id());
        showRefusal(key);
    }

    private static void show(String title, Preferences preferences) {
        System.out.printf(
                "%s: timezone %s, language %s, theme %s.%n",
                title, preferences.timezone(), preferences.language(), preferences.theme());
    }

    private static void showRefusal(Keyfolio key) throws InterruptedException {
        try {
            key.whoAmI();
            throw new KeyfolioException("The revoked API key is still valid", 0);
        } catch (KeyfolioException refusal) {
            if (refusal.status != 401) {
                throw refusal;
            }
            System.out.printf("Refused: %s%n", refusal.getMessage());
        }
    }
}

/** Sends requests to Keyfolio with a session token, an API key or no credential. */
final class Keyfolio {

    /** Follows no redirects by default: another service must not receive the credential. */
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String url;
    private final String tokenOrNull;

    Keyfolio(String url, String tokenOrNull) {
        this.url = url.replaceFirst("/+$", "");
        this.tokenOrNull = tokenOrNull;
    }

    /** Creates an account and returns a session token. */
    String signUp(String username, String email, String password) throws InterruptedException {
        String account = "{\"username\":%s,\"email\":%s,\"password\":%s}"
                .formatted(Json.quoted(username), Json.quoted(email), Json.quoted(password));
        return call("POST", "/api/signup", account).text("token");
    }

    User profile() throws InterruptedException {
        Json answer = call("GET", "/api/profile", "");
        return new User(answer.text("id"), answer.text("username"), answer.text("email"));
    }

    Preferences preferences() throws InterruptedException {
        return preferences("GET", "");
    }

    Preferences changeTimezone(String timezone) throws InterruptedException {
        return preferences("PUT", "{\"timezone\":%s}".formatted(Json.quoted(timezone)));
    }

    private Preferences preferences(String method, String body) throws InterruptedException {
        Json answer = call(method, "/v1/profile/preferences", body);
        return new Preferences(answer.text("timezone"), answer.text("language"), answer.text("theme"));
    }

    Key createKey(String name, String ability) throws InterruptedException {
        String wanted = "{\"name\":%s,\"abilities\":[%s]}".formatted(Json.quoted(name), Json.quoted(ability));
        Json answer = call("POST", "/v1/profile/api-keys", wanted);
        return new Key(answer.text("id"), answer.text("plain_text_token"));
    }

    void revokeKey(String id) throws InterruptedException {
        call("DELETE", "/v1/profile/api-keys/" + id, "").text("message");
    }

    /** Returns the name of the credential's owner. */
    String whoAmI() throws InterruptedException {
        return call("GET", "/v1/auth/user", "").text("name");
    }

    private Json call(String method, String path, String body) throws InterruptedException {
        String request = method + " " + path;
        HttpResponse<String> response = send(method, path, body);
        int status = response.statusCode();
        String complaint = "%s: %s does not answer as Keyfolio does (status %d)";
        Json answer = new Json(response.body(), complaint.formatted(request, url, status));
        if (status / 100 != 2) {
            throw new KeyfolioException("%s: %d %s".formatted(request, status, answer.text("detail")), status);
        }
        return answer;
    }

    private HttpResponse<String> send(String method, String path, String body) throws InterruptedException {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                    .timeout(Duration.ofSeconds(10))
                    .header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(body));
            if (tokenOrNull != null) {
                request.header("Authorization", "Bearer " + tokenOrNull);
            }
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | IllegalArgumentException failure) {
            throw new KeyfolioException("%s %s: no answer from %s (%s)".formatted(method, path, url, failure), 0);
        }
    }
}

record User(String id, String username, String email) {}

record Preferences(String timezone, String language, String theme) {}

/** A new API key. Keyfolio shows its token only once. */
record Key(String id, String token) {

    @Override
    public String toString() {
        return "key " + id;
    }
}

/** A failed request. The status is that of the error response, or 0 without one. */
final class KeyfolioException extends RuntimeException {

    final int status;

    KeyfolioException(String message, int status) {
        super(message);
        this.status = status;
    }
}

/** Finds strings and numbers by name at any depth, which suffices for this example. Use a JSON library instead. */
record Json(String source, String complaint) {

    private static final String VALUE = "\"\\s*:\\s*(?:\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"|(\\d+))";
    private static final Pattern ESCAPED = Pattern.compile("\\\\(?:u\\p{XDigit}{4}|[\"\\\\/bfnrt])");
    private static final Pattern TO_ESCAPE = Pattern.compile("[\"\\\\\\p{Cntrl}]");

    String text(String name) {
        Matcher member = Pattern.compile("\"" + name + VALUE).matcher(source);
        if (!member.find()) {
            throw new KeyfolioException(complaint, 0);
        }
        String text = member.group(1) == null ? member.group(2) : member.group(1);
        return ESCAPED.matcher(text).replaceAll(escape -> Matcher.quoteReplacement(character(escape.group())));
    }

    private static String character(String escape) {
        return escape.startsWith("\\u")
                ? Character.toString(Integer.parseInt(escape.substring(2), 16))
                : escape.replace("\\/", "/").translateEscapes();
    }

    static String quoted(String text) {
        String escape = "\\\\u%04x";
        return '"'
                + TO_ESCAPE
                        .matcher(text)
                        .replaceAll(
                                found -> escape.formatted((int) found.group().charAt(0)))
                + '"';
    }
}
