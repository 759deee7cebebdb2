package io.keyfolio.bench.siege;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The thread of all hostile clients, with a rate that leaves processor time to the service. */
final class Besiegers extends Thread {

    private static final int PER_ADDRESS = 200;
    private static final int TICK_MILLIS = 10;
    private static final int TICKS_PER_SECOND = 1000 / TICK_MILLIS;
    private static final int OPENED_PER_TICK = 30;

    private final List<Line> lines = new ArrayList<>();
    private final List<Peer> peers = new ArrayList<>();
    private final Selector selector;
    private final int rate;

    private volatile boolean leaving;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong opened = new AtomicLong();
    private volatile int most;
    private int next;

    Besiegers(List<Attack> attacks, int port, int rate) throws IOException {
        super("besiegers");
        this.rate = rate;
        selector = Selector.open();
        for (int number = 0; number < attacks.size(); number++) {
            Line line = new Line(attacks.get(number), new ArrayList<>());
            for (int one = 0; one < line.attack.connections(); one++) {
                byte[] address = {127, (byte) (number + 1), 0, (byte) (one / PER_ADDRESS + 1)};
                line.peers.add(new Peer(line.attack, InetAddress.getByAddress(address), port));
            }
            lines.add(line);
            peers.addAll(line.peers);
        }
    }

    @Override
    public void run() {
        ByteBuffer scratch = ByteBuffer.allocateDirect(1 << 16);
        try {
            long tick = System.nanoTime();
            while (!leaving) {
                selector.select(key -> ((Peer) key.attachment()).ready(scratch), TICK_MILLIS);
                long now = System.nanoTime();
                if (now - tick >= TICK_MILLIS * 1_000_000L) {
                    tick = now;
                    openSome();
                    lines.forEach(this::send);
                }
            }
            peers.forEach(Peer::close);
            selector.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void openSome() {
        int left = OPENED_PER_TICK;
        int open = 0;
        for (int looked = 0; looked < peers.size(); looked++) {
            Peer peer = peers.get((next + looked) % peers.size());
            if (peer.isOld()) {
                peer.close();
            }
            if (!peer.isOpen() && left > 0) {
                peer.open(selector);
                opened.incrementAndGet();
                left--;
            }
            open += peer.isOpen() ? 1 : 0;
        }
        next = (next + peers.size() / 10 + 1) % peers.size();
        most = Math.max(most, open);
    }

    private void send(Line line) {
        if (line.attack.further() == null) {
            return;
        }
        line.due += rate * line.attack.share() / TICKS_PER_SECOND;
        for (int tried = 0; line.due >= 1 && tried < line.peers.size(); tried++) {
            line.at = (line.at + 1) % line.peers.size();
            if (line.peers.get(line.at).sendMore()) {
                line.due--;
                sent.incrementAndGet();
            }
        }
        line.due = Math.min(line.due, rate);
    }

    void leave() throws InterruptedException {
        leaving = true;
        join();
    }

    long sent() {
        return sent.get();
    }

    long opened() {
        return opened.get();
    }

    /** The largest number of connections that were open at the same time, as the clients count them. */
    int most() {
        return most;
    }

    /** The clients of one attack. */
    private static final class Line {

        private final Attack attack;
        private final List<Peer> peers;
        private double due;
        private int at;

        private Line(Attack attack, List<Peer> peers) {
            this.attack = attack;
            this.peers = peers;
        }
    }
}
