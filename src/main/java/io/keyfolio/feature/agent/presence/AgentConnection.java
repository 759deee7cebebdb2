package io.keyfolio.feature.agent.presence;

import io.keyfolio.identity.audit.Actor;
import io.keyfolio.identity.credential.Credential;
import io.keyfolio.identity.id.AccountId;
import io.keyfolio.identity.id.MachineId;
import io.quarkus.websockets.next.WebSocketConnection;
import java.time.Duration;
import java.util.UUID;

/** An open agent connection: its credential, its machine once it has registered, and the time of its last heartbeat. */
public final class AgentConnection {

    private final UUID id;
    private final Credential credential;
    private final String address;
    private final Actor actor;
    private final WebSocketConnection socket;
    private final MessageRateLimit messageRateLimit = new MessageRateLimit(System.nanoTime());

    private volatile MachineId machine;
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

    public AccountId account() {
        return credential.account();
    }

    public WebSocketConnection socket() {
        return socket;
    }

    /** The client's address, without the port. */
    String address() {
        return address;
    }

    /** The actor of the handshake. */
    Actor actor() {
        return actor;
    }

    /** The id of the machine; null until the connection is registered. */
    public MachineId machine() {
        return machine;
    }

    public boolean isRegistered() {
        return machine != null;
    }

    /** Sets the machine of the connection and restarts the heartbeat timeout. */
    public void registered(MachineId as) {
        machine = as;
        heard();
    }

    /** Notes a {@code register} message; returns whether it is the first, the only one that is permitted. */
    public boolean introduce() {
        boolean first = !introduced;
        introduced = true;
        return first;
    }

    /** Whether the connection has sent {@code register}, successful or not. */
    public boolean isIntroduced() {
        return introduced;
    }

    /** Restarts the heartbeat timeout. */
    public void heard() {
        heardAt = System.nanoTime();
    }

    boolean isSilentFor(Duration time) {
        return System.nanoTime() - heardAt > time.toNanos();
    }

    /** Whether the rate limit admits one more message; call it on the connection's own thread only. */
    public boolean mayTalk() {
        return messageRateLimit.take(System.nanoTime());
    }
}
