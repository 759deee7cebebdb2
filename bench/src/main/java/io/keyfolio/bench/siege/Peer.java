package io.keyfolio.bench.siege;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** A hostile client, which reconnects after the service has closed its connection. */
final class Peer {

    private static final long LIFE_NANOS = 12_000_000_000L;

    private final Attack attack;
    private final InetAddress address;
    private final int port;

    private SocketChannel channel;
    private SelectionKey key;
    private ByteBuffer sending;
    private long opened;

    Peer(Attack attack, InetAddress address, int port) {
        this.attack = attack;
        this.address = address;
        this.port = port;
    }

    boolean isOpen() {
        return channel != null;
    }

    void open(Selector selector) {
        try {
            channel = SocketChannel.open();
            channel.setOption(StandardSocketOptions.SO_RCVBUF, 16 * 1024);
            channel.configureBlocking(false);
            channel.bind(new InetSocketAddress(address, 0));
            channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            key = channel.register(selector, SelectionKey.OP_CONNECT, this);
            sending = attack.opening() == null ? null : bytes(attack.opening().get());
            opened = System.nanoTime();
        } catch (IOException e) {
            close();
        }
    }

    /** Sends a further request if the earlier ones are sent; returns whether it did. */
    boolean sendMore() {
        if (channel == null || !channel.isConnected() || sending != null) {
            return false;
        }
        String text = attack.further().get();
        sending = bytes(text);
        flush();
        if (text.equals(Attack.RESET)) {
            reset();
        }
        return true;
    }

    /** Whether to replace the connection: a client that does not read cannot notice that the service has closed it. */
    boolean isOld() {
        return !attack.reads() && System.nanoTime() - opened > LIFE_NANOS;
    }

    void ready(ByteBuffer scratch) {
        try {
            if (key.isConnectable() && channel.finishConnect()) {
                flush();
            } else if (key.isReadable()) {
                scratch.clear();
                if (channel.read(scratch) < 0) {
                    close();
                }
            } else if (key.isWritable()) {
                flush();
            }
        } catch (IOException e) {
            close();
        }
    }

    private void flush() {
        try {
            if (sending != null) {
                channel.write(sending);
                sending = sending.hasRemaining() ? sending : null;
            }
            key.interestOps(
                    (attack.reads() ? SelectionKey.OP_READ : 0) | (sending == null ? 0 : SelectionKey.OP_WRITE));
        } catch (IOException e) {
            close();
        }
    }

    private void reset() {
        try {
            if (channel != null) {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            }
        } catch (IOException closed) {
            // the connection is closed, as intended
        }
        close();
    }

    void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException closed) {
            // the connection is closed, as intended
        }
        channel = null;
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
