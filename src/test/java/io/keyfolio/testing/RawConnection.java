package io.keyfolio.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A plain TCP connection to the service, which stays open until the test closes or resets it. */
public final class RawConnection implements Closeable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket = new Socket();

    private RawConnection(String from, int port) throws IOException {
        socket.setReceiveBufferSize(16 * 1024);
        socket.setSoTimeout(PATIENCE_MILLIS);
        if (from != null) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
        }
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /** Connects to the public port. */
    public static RawConnection open() {
        return openFrom(null);
    }

    /** Connects to the public port from another address of this machine, such as 127.0.0.2. */
    public static RawConnection openFrom(String address) {
        return openFrom(address, RestAssured.port);
    }

    /** As {@link #openFrom(String)}, to another port. */
    public static RawConnection openFrom(String address, int port) {
        try {
            return new RawConnection(address, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends text; ignores a closed connection. */
    public RawConnection send(String text) {
        return send(text.getBytes(US_ASCII));
    }

    public RawConnection send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (SocketException hungUp) {
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** The first line of the response; empty if the service closes the connection without one. */
    public String readLine() {
        StringBuilder line = new StringBuilder();
        for (int next = read(); next >= 0 && next != '\n'; next = read()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }

    /** All data until the service closes the connection. */
    public String readAll() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int next = read(); next >= 0; next = read()) {
            all.write(next);
        }
        return all.toString(ISO_8859_1);
    }

    /** A number of bytes; fewer if the service closes the connection earlier. */
    public byte[] read(int length) {
        try {
            return socket.getInputStream().readNBytes(length);
        } catch (SocketException hungUp) {
            return new byte[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads until the service closes the connection, and counts the bytes. */
    public void readAll(AtomicLong bytes) {
        byte[] some = new byte[16 * 1024];
        try {
            InputStream in = socket.getInputStream();
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                bytes.addAndGet(read);
            }
        } catch (IOException hungUp) {
            return;
        }
    }

    /** Whether the service closes the connection within a time, after any data. */
    public boolean isClosedWithin(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        try {
            InputStream in = socket.getInputStream();
            while (true) {
                long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
                if (left <= 0) {
                    return false;
                }
                socket.setSoTimeout((int) left);
                if (in.read() < 0) {
                    return true;
                }
            }
        } catch (SocketTimeoutException open) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    /** Ends the connection with a reset instead of a proper close. */
    public void reset() {
        try {
            if (!socket.isClosed()) {
                socket.setSoLinger(true, 0);
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int read() {
        try {
            return socket.getInputStream().read();
        } catch (SocketException hungUp) {
            return -1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
