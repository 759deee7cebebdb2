import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;

/** Something that requests are sent to: nginx, or one replica. */
final class Route {

    private static final int NGINX = -1;

    private final String name;
    private final int port;
    private final int replica;
    private volatile long resetAt = System.nanoTime();

    private Route(String name, int replica) {
        this.name = name;
        this.replica = replica;
        this.port = freePort();
    }

    static Route toNginx() {
        return new Route("nginx", NGINX);
    }

    static Route toReplica(int replica) {
        return new Route("replica " + (replica + 1), replica);
    }

    int port() {
        return port;
    }

    boolean isNginx() {
        return replica == NGINX;
    }

    boolean leadsTo(int number) {
        return replica == number;
    }

    /** Another process answers from now on: what was connected before is not to be used. */
    void reset() {
        resetAt = System.nanoTime();
    }

    boolean wasResetAfter(long instant) {
        return resetAt - instant > 0;
    }

    /** Below the ports that the system gives to clients: one of those might take it while a replica is down. */
    private static int freePort() {
        int port;
        do {
            port = ThreadLocalRandom.current().nextInt(10_000, 20_000);
        } while (isTaken(port));
        return port;
    }

    private static boolean isTaken(int port) {
        try {
            new Socket("127.0.0.1", port).close();
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
