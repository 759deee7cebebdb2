package io.keyfolio.vsayagent.connection;

import io.keyfolio.vsayagent.log.EventLog;
import io.keyfolio.vsayagent.message.MalformedMessage;
import io.keyfolio.vsayagent.message.ServerMessage;
import java.io.IOException;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A connection from its handshake to its end. All work except that of the socket runs on the thread of {@code run}. */
final class Connection {

    private static final int SWITCHING_PROTOCOLS = 101;
    private static final Duration GOODBYE = Duration.ofSeconds(3);

    private final BlockingQueue<Inbox.Event> events = new LinkedBlockingQueue<>();
    private final Pulse pulse = new Pulse(System.nanoTime());
    private final Dialer dialer;
    private final Reporter reporter;
    private final EventLog log;
    private final StopSignal stop;

    private CompletableFuture<WebSocket> opening;
    private WebSocket socket;
    private Ending ending;
    private boolean isClosed;
    private String lastRefusal = "";

    Connection(Dialer dialer, Reporter reporter, EventLog log, StopSignal stop) {
        this.dialer = dialer;
        this.reporter = reporter;
        this.log = log;
        this.stop = stop;
    }

    Ending run() throws InterruptedException {
        dial();
        stop.wakeBy(() -> events.add(() -> end(Ending.stopped())));
        while (ending == null) {
            handleNext(pulse.rest(System.nanoTime()));
            if (ending == null) {
                beat();
            }
        }
        leave();
        return ending;
    }

    /** The time for which the agent was registered. */
    Duration lasted() {
        return pulse.lasted(System.nanoTime());
    }

    void opened(WebSocket opened) throws InterruptedException {
        socket = opened;
        heard();
        if (socket.getSubprotocol().equals(Dialer.SUBPROTOCOL)) {
            send(sender -> sender.text(reporter.registration()));
        } else {
            end(Ending.ofHandshake(SWITCHING_PROTOCOLS));
        }
    }

    void received(String text) {
        if (ending == null) {
            try {
                handle(ServerMessage.parse(text));
            } catch (MalformedMessage e) {
                end(Ending.lost("the server sent a malformed message (" + e.getMessage() + ")"));
            }
        }
        heard();
    }

    void heard() {
        pulse.heard(System.nanoTime());
        socket.request(1);
    }

    void closed(int code, String reason) {
        isClosed = true;
        end(Ending.ofClose(code, reason));
    }

    void failed(String why) {
        isClosed = true;
        end(Ending.lost(why));
        if (socket != null) {
            socket.abort();
        }
    }

    private void dial() {
        opening = dialer.dial(new Inbox(events, this)).whenComplete((opened, failure) -> {
            if (failure != null) {
                events.add(() -> refused(Failures.cause(failure)));
            }
        });
    }

    private void refused(Throwable failure) {
        end(
                failure instanceof WebSocketHandshakeException handshake && handshake.getResponse() != null
                        ? Ending.ofHandshake(handshake.getResponse().statusCode())
                        : Ending.lost("cannot reach the server (" + why(failure) + ")"));
    }

    private String why(Throwable failure) {
        return Failures.isUnresolved(failure)
                ? "--host: " + dialer.host() + " does not resolve"
                : Failures.describe(failure);
    }

    private void handleNext(Duration rest) throws InterruptedException {
        Inbox.Event event = events.poll(rest.toNanos(), TimeUnit.NANOSECONDS);
        if (event != null) {
            event.handle();
        }
    }

    private void handle(ServerMessage message) {
        if (message instanceof ServerMessage.Registered registered) {
            reporter.registeredAs(registered.agentId());
            if (!pulse.isBeating()) {
                log.write("registered as " + registered.agentId() + ", reporting every "
                        + registered.heartbeat().toSeconds() + " s");
            }
            pulse.begin(registered.heartbeat(), System.nanoTime());
        } else if (message instanceof ServerMessage.Refusal refusal) {
            handle(refusal);
        }
    }

    private void handle(ServerMessage.Refusal refusal) {
        String sentence = "the server refused: " + refusal.code() + " (" + refusal.message() + ")";
        if (refusal.isTooManyAgents()) {
            end(new Ending(Ending.Consequence.RECONNECT_SLOWLY, sentence));
        } else if (!sentence.equals(lastRefusal)) {
            lastRefusal = sentence;
            log.write(sentence);
        }
    }

    private void beat() throws InterruptedException {
        long now = System.nanoTime();
        if (pulse.isServerSilent(now)) {
            failed("the server has been silent for too long");
        } else if (pulse.isBeatDue(now)) {
            send(sender -> sender.textAndPing(reporter.heartbeat()));
            pulse.beat(now);
        }
    }

    private void send(Sending what) throws InterruptedException {
        try {
            what.by(new Sender(socket));
        } catch (IOException e) { // an earlier event may contain the server's reason
            events.add(() -> failed("sending failed (" + e.getMessage() + ")"));
        }
    }

    private void leave() throws InterruptedException {
        if (socket == null) {
            var unused = opening.thenAccept(WebSocket::abort);
        } else if (!isClosed) {
            sayGoodbye();
        }
    }

    private void sayGoodbye() throws InterruptedException {
        try {
            new Sender(socket).close();
            long deadline = System.nanoTime() + GOODBYE.toNanos();
            for (long now = System.nanoTime(); !isClosed && now - deadline < 0; now = System.nanoTime()) {
                handleNext(Duration.ofNanos(deadline - now));
            }
        } catch (IOException e) {
            log.write("cannot say goodbye to the server (" + e.getMessage() + ")");
        }
        if (!isClosed) {
            socket.abort();
        }
    }

    private void end(Ending why) {
        if (ending == null) {
            ending = why;
        }
    }

    /** A send operation. */
    private interface Sending {
        void by(Sender sender) throws IOException, InterruptedException;
    }
}
