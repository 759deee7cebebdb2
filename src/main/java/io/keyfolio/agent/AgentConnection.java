package io.keyfolio.agent;

import io.keyfolio.audit.AuditTrail;
import io.keyfolio.security.Credential;
import io.quarkus.websockets.next.WebSocketConnection;
import java.time.Duration;
import java.util.UUID;

/** One open connection: the key it was opened with, the machine it speaks for once it has registered, its last sign of life. */
final class AgentConnection {

    private final UUID id;
    private final Credential credential;
    private final String address;
    private final AuditTrail auditTrail;
    private final WebSocketConnection socket;
    private final MessageRateLimit messageRateLimit = new MessageRateLimit(System.nanoTime());

    private volatile UUID agent;
    private volatile boolean introduced;
    private volatile long heardAt = System.nanoTime();

    AgentConnection(Credential credential, String address, AuditTrail auditTrail, WebSocketConnection socket) {
        this.id = UUID.fromString(socket.id());
        this.credential = credential;
        this.address = address;
        this.auditTrail = auditTrail;
        this.socket = socket;
    }

    UUID id() {
        return id;
    }

    Credential credential() {
        return credential;
    }

    UUID account() {
        return credential.account();
    }

    WebSocketConnection socket() {
        return socket;
    }

    /** The address of the other end, without its port. */
    String address() {
        return address;
    }

    /** Of its handshake. */
    AuditTrail trail() {
        return auditTrail;
    }

    /** The machine; null until it is registered. */
    UUID agent() {
        return agent;
    }

    boolean isRegistered() {
        return agent != null;
    }

    void registered(UUID as) {
        agent = as;
        heard();
    }

    /** Whether this is its first {@code register}: there may be one. */
    boolean introduce() {
        boolean first = !introduced;
        introduced = true;
        return first;
    }

    boolean isIntroduced() {
        return introduced;
    }

    void heard() {
        heardAt = System.nanoTime();
    }

    boolean isSilentFor(Duration time) {
        return System.nanoTime() - heardAt > time.toNanos();
    }

    /** Whether one more message is not too many; asked on the connection's own thread only. */
    boolean mayTalk() {
        return messageRateLimit.take(System.nanoTime());
    }
}
