package io.keyfolio.platform.embedded.start;

import java.io.PrintStream;

/** Reports the steps of a start on standard error, as logging is not yet configured. */
public final class StartProgress {

    private static final int STEP_PERCENT = 20;
    private static final int ALL = 100;

    private final PrintStream out;

    public StartProgress(PrintStream out) {
        this.out = out;
    }

    /** Reports one step. */
    public void step(String what) {
        out.println(what);
    }

    /** Reports a long step at every 20 percent, from 0 on. */
    public Percentage percentage(String what, long total) {
        return new Percentage(what, total);
    }

    /** The part of a long step that is done, of a total in bytes. */
    public final class Percentage {

        private final String what;
        private final long total;
        private long done;
        private int next;

        private Percentage(String what, long total) {
            this.what = what;
            this.total = total;
            add(0);
        }

        void add(long bytes) {
            done += bytes;
            while (next <= ALL && done * ALL >= total * next) {
                step(what + ": " + next + " %");
                next += STEP_PERCENT;
            }
        }
    }
}
