import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Compares the last third of a soak with the one before; the first is for warming up. */
final class Growth {

    private static final int FEWEST = 6;

    private final List<Sample> samples;

    Growth(List<Sample> samples) {
        this.samples = samples;
    }

    /** Prints a line for each thing that was watched; false when one of them grew. */
    boolean report() {
        if (samples.size() < FEWEST) {
            System.out.println("too short to tell growth: 3 minutes are the least");
            return true;
        }
        return grew("memory", Sample::memory, 1.10)
                & grew("heap", Sample::heap, 1.25)
                & grew("open files", Sample::files, 1.05)
                & grew("connections", Sample::connections, 1.05);
    }

    private boolean grew(String what, ToDoubleFunction<Sample> value, double most) {
        int third = samples.size() / 3;
        double middle = mean(value, third, 2 * third);
        double last = mean(value, 2 * third, samples.size());
        double ratio = last / middle;
        System.out.printf(
                Locale.ROOT,
                "%s: %.1f in the second third, %.1f in the last: %.2f times (at most %.2f): %s%n",
                what,
                middle,
                last,
                ratio,
                most,
                ratio <= most ? "no growth" : "GREW");
        return ratio <= most;
    }

    private double mean(ToDoubleFunction<Sample> value, int from, int to) {
        return samples.subList(from, to).stream().mapToDouble(value).average().orElseThrow();
    }
}
