package io.keyfolio.vsayagent.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/** The output of a program, line by line. */
public final class Lines extends OutputStream {

    private final BlockingQueue<String> unread = new LinkedBlockingQueue<>();
    private final List<String> all = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    @Override
    public synchronized void write(int character) {
        if (character == '\n') {
            add(line.toString(UTF_8));
            line.reset();
        } else {
            line.write(character);
        }
    }

    /** Waits for a line that contains the text; fails if the next hundred lines lack it, or if none arrives soon. */
    public String await(String part) {
        for (int i = 0; i < 100; i++) {
            String next = Waiting.forNext(unread, () -> "nobody wrote '" + part + "', but: " + this);
            if (next.contains(part)) {
                return next;
            }
        }
        throw new AssertionError("nobody wrote '" + part + "', but: " + this);
    }

    public List<String> all() {
        return List.copyOf(all);
    }

    @Override
    public String toString() {
        return String.join("\n", all);
    }

    void add(String text) {
        all.add(text);
        unread.add(text);
    }
}
