package io.keyfolio.feature.agent.presence;

import io.keyfolio.identity.audit.Actor;
import io.keyfolio.identity.credential.Credential;
import io.quarkus.websockets.next.WebSocketConnection;
import java.time.Duration;
import java.util.UUID;

/** One open connection: the key it was opened with, the machine it speaks for once it has registered, its last sign of life. */
public final class AgentConnection {

    private final UUID id;
    private final Credential credential;
    private final String address;
    private final Actor actor;
    private final WebSocketConnection socket;
    private final MessageRateLimit messageRateLimit = new MessageRateLimit(System.nanoTime());

    private volatile UUID agent;
    private volatile boolean introduced;
    private volatile long heardAt = System.nanoTime();

    public AgentConnection(Credential credential, String address, Actor actor, WebSocketConnection socket) {
        this.id = UUID.fromString(socket.id());
        this.credential = credential;
        this.address = address;
        this.actor = actor;
        this.socket = socket;
    }

    public UUID id() {
        return id;
    }

    public Credential credential() {
        return credential;
    }

    public UUID account() {
        return credential.account();
    }

    public WebSocketConnection socket() {
        return socket;
    }

    /** The address of the other end, without its port. */
    String address() {
        return address;
    }

    /** Of its handshake. */
    Actor actor() {
        return actor;
    }

    /** The machine; null until it is registered. */
    public UUID agent() {
        return agent;
    }

    public boolean isRegistered() {
        return agent != null;
    }

    public void registered(UUID as) {
        agent = as;
        heard();
    }

    /** Whether this is its first {@code register}: there may be one. */
    public boolean introduce() {
        boolean first = !introduced;
        introduced = true;
        return first;
    }

    public boolean isIntroduced() {
        return introduced;
    }

    public void heard() {
        heardAt = System.nanoTime();
    }

    boolean isSilentFor(Duration time) {
        return System.nanoTime() - heardAt > time.toNanos();
    }

    /** Whether one more message is not too many; asked on the connection's own thread only. */
    public boolean mayTalk() {
        return messageRateLimit.take(System.nanoTime());
    }
}
