import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * An upstream behind a gateway. Its response repeats the request, trailers included, and it prints a line for each request. It reads
 * sockets, because the HTTP server of the JDK hides trailers.
 */
final class Upstream {

    private final int status;

    private Upstream(int status) {
        this.status = status;
    }

    /** Takes the status of all responses and a port. With port 0, it takes a free one and prints it as the first line. */
    public static void main(String... arguments) throws IOException {
        Upstream upstream = new Upstream(Integer.parseInt(arguments[0]));
        try (ServerSocket server =
                new ServerSocket(Integer.parseInt(arguments[1]), 0, InetAddress.getLoopbackAddress())) {
            System.out.println(server.getLocalPort());
            while (true) {
                Socket client = server.accept();
                new Thread(() -> upstream.serve(client)).start();
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                InputStream in = new BufferedInputStream(client.getInputStream())) {
            answer(client, in);
        } catch (IOException hungUp) {
            System.err.println(hungUp);
        }
    }

    private void answer(Socket client, InputStream in) throws IOException {
        String asked = line(in).replaceFirst(" HTTP/1\\.[01]$", "");
        List<String> seen = new ArrayList<>(List.of(asked));
        List<String> headers = fields(in);
        seen.addAll(headers);
        seen.add("body's digest: " + digest(body(headers, in, seen)));
        System.out.println(asked);
        byte[] text = (String.join("\n", seen) + "\n").getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        answer.writeBytes(("HTTP/1.1 " + status + " As asked\r\nRetry-After: 7\r\nConnection: close\r\nContent-Length: "
                        + text.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        if (!asked.startsWith("HEAD ")) {
            answer.writeBytes(text);
        }
        client.getOutputStream().write(answer.toByteArray());
    }

    /** Reads a chunked body and adds its trailers to the recorded headers. */
    private static byte[] body(List<String> headers, InputStream in, List<String> seen) throws IOException {
        for (String header : headers) {
            if (header.startsWith("content-length: ")) {
                return in.readNBytes(Integer.parseInt(header.substring("content-length: ".length())));
            }
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if (headers.contains("transfer-encoding: chunked")) {
            for (int length = chunk(in); length > 0; length = chunk(in)) {
                body.writeBytes(in.readNBytes(length));
                line(in);
            }
            seen.addAll(fields(in));
        }
        return body.toByteArray();
    }

    private static int chunk(InputStream in) throws IOException {
        return Integer.parseInt(line(in).replaceFirst(";.*", "").strip(), 16);
    }

    /** Reads header lines up to the empty line, and converts the names to lower case. */
    private static List<String> fields(InputStream in) throws IOException {
        List<String> fields = new ArrayList<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String[] parts = line.split(":", 2);
            fields.add(parts[0].toLowerCase(Locale.ROOT) + ": " + parts[1].strip());
        }
        return fields;
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("after " + line);
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    private static String digest(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
