package io.keyfolio.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** An HTTP/1.1 client over a plain socket, for requests that a library would not send. */
public final class RawHttp {

    private static final int PATIENCE_MILLIS = 8000;
    private static final int PIECE = 8192;

    private RawHttp() {}

    /**
     * Sends bytes, and reads until the service closes the connection; the request should have {@code Connection: close}.
     */
    public static Answer send(byte[] request) {
        long start = System.nanoTime();
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            OutputStream out = socket.getOutputStream();
            Thread writer = new Thread(() -> write(request, out));
            writer.setDaemon(true);
            writer.start();
            byte[] answer = read(socket.getInputStream());
            return answer(answer, Duration.ofNanos(System.nanoTime() - start));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes while another thread reads. A service that refuses early may stop reading, but its response counts. */
    private static void write(byte[] request, OutputStream out) {
        try {
            for (int sent = 0; sent < request.length; sent += PIECE) {
                out.write(request, sent, Math.min(PIECE, request.length - sent));
            }
            out.flush();
        } catch (IOException hungUp) {
            return;
        }
    }

    private static byte[] read(InputStream in) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        byte[] piece = new byte[PIECE];
        try {
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                answer.write(piece, 0, length);
            }
        } catch (IOException hungUp) {
            if (answer.size() == 0) {
                throw hungUp;
            }
        }
        return answer.toByteArray();
    }

    private static Answer answer(byte[] bytes, Duration elapsed) {
        String text = new String(bytes, ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return new Answer(0, Map.of(), text, elapsed);
        }
        String[] lines = text.substring(0, end).split("\r\n", -1);
        Map<String, List<String>> headers = List.of(lines).subList(1, lines.length).stream()
                .map(line -> line.split(":", 2))
                .collect(Collectors.groupingBy(
                        line -> line[0].toLowerCase(Locale.ROOT),
                        TreeMap::new,
                        Collectors.mapping(line -> line[1].strip(), Collectors.toList())));
        int status = Integer.parseInt(lines[0].split(" ", 3)[1]);
        String body = text.substring(end + 4);
        boolean chunked = headers.getOrDefault("transfer-encoding", List.of()).contains("chunked");
        String whole = new String((chunked ? joined(body) : body).getBytes(ISO_8859_1), UTF_8);
        return new Answer(status, headers, whole, elapsed);
    }

    private static String joined(String chunks) {
        StringBuilder joined = new StringBuilder();
        int at = 0;
        int lineEnd = chunks.indexOf("\r\n", at);
        while (lineEnd > at) {
            int length = Integer.parseInt(chunks.substring(at, lineEnd), 16);
            joined.append(chunks, lineEnd + 2, lineEnd + 2 + length);
            at = lineEnd + 2 + length + 2;
            lineEnd = chunks.indexOf("\r\n", at);
        }
        return joined.toString();
    }

    /** A response; the names of its headers are in lower case. The status 0 means no response. */
    public record Answer(int status, Map<String, List<String>> headers, String body, Duration elapsed) {

        /** All values of a header, separated by commas; empty for none. */
        public String header(String name) {
            return String.join(", ", headers.getOrDefault(name, List.of()));
        }
    }
}
