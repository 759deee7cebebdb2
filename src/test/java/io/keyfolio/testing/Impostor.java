package io.keyfolio.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A server on the port of PostgreSQL that records everything that clients send. */
public final class Impostor implements Closeable {

    private static final byte[] ENCRYPTION_REQUEST =
            ByteBuffer.allocate(8).putInt(8).putInt(80877103).array(); // PostgreSQL documentation, "SSLRequest"

    private final ServerSocket socket;
    private final SSLContext tls;
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
    private final AtomicInteger answered = new AtomicInteger();
    private final ByteArrayOutputStream confided = new ByteArrayOutputStream();

    private Impostor(ServerSocket socket, SSLContext tls) {
        this.socket = socket;
        this.tls = tls;
        start(this::accept);
    }

    /** A server that denies TLS. */
    public static Impostor withoutTls(int port) throws IOException {
        return new Impostor(listen(port), null);
    }

    /** A server with its own certificate. */
    public static Impostor withTls(int port, SSLContext tls) throws IOException {
        return new Impostor(listen(port), tls);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** The number of clients that have received the denial of TLS, or the certificate. */
    public int answered() {
        return answered.get();
    }

    /** The decrypted data that clients sent after the request for encryption. */
    public synchronized String confided() {
        return confided.toString(ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket client : clients) {
            client.close();
        }
    }

    private static ServerSocket listen(int port) throws IOException {
        return new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    }

    private void accept() {
        try {
            while (true) {
                Socket client = socket.accept();
                start(() -> serve(client));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void serve(Socket client) {
        clients.add(client);
        try (client) {
            byte[] first = new DataInputStream(client.getInputStream()).readNBytes(ENCRYPTION_REQUEST.length);
            if (!Arrays.equals(first, ENCRYPTION_REQUEST)) {
                note(first, first.length);
                keep(client.getInputStream());
            } else if (tls == null) {
                client.getOutputStream().write('N');
                answered.incrementAndGet();
                keep(client.getInputStream());
            } else {
                client.getOutputStream().write('S');
                keep(encrypted(client).getInputStream());
            }
        } catch (IOException refused) {
            // the client does not trust the certificate
        }
    }

    private SSLSocket encrypted(Socket client) throws IOException {
        SSLSocket encrypted = (SSLSocket) tls.getSocketFactory()
                .createSocket(client, client.getInetAddress().getHostAddress(), 0, true);
        encrypted.setUseClientMode(false);
        try {
            encrypted.startHandshake();
        } finally {
            answered.incrementAndGet();
        }
        return encrypted;
    }

    private void keep(InputStream in) throws IOException {
        byte[] bytes = new byte[1024];
        for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
            note(bytes, read);
        }
    }

    private synchronized void note(byte[] bytes, int length) {
        confided.write(bytes, 0, length);
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "impostor");
        thread.setDaemon(true);
        thread.start();
    }
}
