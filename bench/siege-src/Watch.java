import java.util.concurrent.TimeUnit;

/** Asks for liveness on the management port four times a second, as long as the siege lasts. */
final class Watch extends Thread {

    private static final int PERIOD_MILLIS = 250;

    private final Service service;
    private volatile boolean leaving;
    private volatile double slowest;
    private volatile int asked;
    private volatile int late;

    Watch(Service service) {
        super("watch");
        this.service = service;
    }

    @Override
    public void run() {
        try {
            while (!leaving) {
                double millis = service.liveness();
                asked++;
                late += millis < 0 ? 1 : 0;
                slowest = Math.max(slowest, millis);
                TimeUnit.MILLISECONDS.sleep(PERIOD_MILLIS);
            }
        } catch (InterruptedException ended) {
            currentThread().interrupt();
        }
    }

    void leave() throws InterruptedException {
        leaving = true;
        join();
    }

    int asked() {
        return asked;
    }

    /** How many did not come within two seconds. */
    int late() {
        return late;
    }

    /** The slowest in milliseconds that came in time. */
    double slowest() {
        return slowest;
    }
}
