import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/** Measures pairs of requests that must not be told apart by the time they take; bench/timing starts it. */
public final class Timing {

    private static final double LIMIT = 4.5;
    private static final int WARM_UP = 1000;
    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM_LENGTH = 40;
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final Random RANDOM = new Random();

    /** The slowest tell more of the machine than of the service; both kinds lose as many. */
    private static final double KEPT = 0.95;

    private final Socket socket;
    private final InputStream answers;

    private Timing(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        answers = new BufferedInputStream(socket.getInputStream());
    }

    public static void main(String[] args) throws IOException {
        Timing service = new Timing(Integer.parseInt(args[0]));
        int samples = Integer.parseInt(args[1]);
        boolean indistinguishable = service.comparesLogins(samples) & service.comparesTokens(samples);
        System.exit(indistinguishable ? 0 : 1);
    }

    private boolean comparesLogins(int samples) throws IOException {
        String known = "known" + UUID.randomUUID() + "@example.com";
        String name = "known" + RANDOM.nextInt(Integer.MAX_VALUE);
        ask(post(
                "/api/signup",
                "",
                "{\"username\":\"%s\",\"email\":\"%s\",\"password\":\"right one\"}".formatted(name, known)));
        return compare(
                "login, known and unknown e-mail",
                samples,
                List.of(sample -> login(known), sample -> login("other" + UUID.randomUUID() + "@example.com")));
    }

    private static String login(String email) {
        return post("/api/login", "", "{\"email\":\"%s\",\"password\":\"wrong one\"}".formatted(email));
    }

    /** Each with a good checksum, or it would not get as far as to be compared. */
    private boolean comparesTokens(int samples) throws IOException {
        String name = "owner" + RANDOM.nextInt(Integer.MAX_VALUE);
        String session = found(
                "\"token\":\"([^\"]+)",
                ask(post(
                        "/api/signup",
                        "",
                        "{\"username\":\"%s\",\"email\":\"%s@example.com\",\"password\":\"right one\"}"
                                .formatted(name, name))));
        String key = found("\"plain_text_token\":\"([^\"]+)", ask(post("/v1/profile/api-keys", bearer(session), "{}")));
        String id = key.substring(0, key.indexOf('|') + 1);
        String secret = key.substring(id.length());
        return compare(
                "verify, token that begins rightly and random one",
                samples,
                List.of(
                        sample -> verify(id + checked(secret.substring(0, RANDOM_LENGTH - 4) + letters(4))),
                        sample -> verify(id + checked(letters(RANDOM_LENGTH)))));
    }

    private static String verify(String token) {
        return "GET /v1/auth/verify HTTP/1.1\r\nHost: localhost\r\n" + bearer(token) + "\r\n";
    }

    private static String bearer(String token) {
        return "Authorization: Bearer " + token + "\r\n";
    }

    private static String post(String path, String headers, String body) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + JSON + "Content-Length: " + body.length()
                + "\r\n\r\n" + body;
    }

    private static String letters(int length) {
        StringBuilder letters = new StringBuilder();
        RANDOM.ints(length, 0, LETTERS.length()).forEach(place -> letters.append(LETTERS.charAt(place)));
        return letters.toString();
    }

    private static String checked(String letters) {
        CRC32 crc = new CRC32();
        crc.update(letters.getBytes(StandardCharsets.US_ASCII));
        return letters + "%08x".formatted(crc.getValue());
    }

    /** Both kinds as often, the next one chosen by chance, so that no rhythm of the machine falls on one of them. */
    private boolean compare(String what, int samples, List<IntFunction<String>> kinds) throws IOException {
        for (int i = 0; i < Math.min(WARM_UP, samples); i++) {
            requireRefused(ask(kinds.get(i % 2).apply(i)));
        }
        double[][] micros = new double[2][samples];
        for (int i = 0; i < samples; i++) {
            int first = RANDOM.nextInt(2);
            micros[first][i] = micros(kinds.get(first).apply(i));
            micros[1 - first][i] = micros(kinds.get(1 - first).apply(i));
        }
        double[] one = fastest(micros[0]);
        double[] other = fastest(micros[1]);
        double t = (mean(one) - mean(other)) / Math.sqrt(variance(one) / one.length + variance(other) / other.length);
        System.out.printf(
                "%s: %.1f and %.1f µs, %d samples each, t = %.2f: %s%n",
                what, mean(one), mean(other), samples, t, Math.abs(t) < LIMIT ? "indistinguishable" : "TOLD APART");
        return Math.abs(t) < LIMIT;
    }

    private double micros(String request) throws IOException {
        long start = System.nanoTime();
        String answer = ask(request);
        double micros = (System.nanoTime() - start) / 1000.0;
        requireRefused(answer);
        return micros;
    }

    private static void requireRefused(String answer) {
        if (!answer.startsWith("HTTP/1.1 401 ")) {
            throw new IllegalStateException("not refused: " + answer);
        }
    }

    private static double[] fastest(double[] micros) {
        double[] sorted = micros.clone();
        Arrays.sort(sorted);
        return Arrays.copyOf(sorted, (int) (sorted.length * KEPT));
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values)
                        .map(value -> (value - mean) * (value - mean))
                        .sum()
                / (values.length - 1);
    }

    /** Head and body, as long as the head says; the service sends no chunks here. */
    private String ask(String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("\r\n\r\n") < 0) {
            answer.append((char) next());
        }
        int length = Integer.parseInt(found("(?i)content-length: (\\d+)", answer.toString()));
        return answer + new String(answers.readNBytes(length), StandardCharsets.UTF_8);
    }

    private int next() throws IOException {
        int octet = answers.read();
        if (octet < 0) {
            throw new IOException("the service hung up");
        }
        return octet;
    }

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + pattern + " in " + text);
        }
        return matcher.group(1);
    }
}
