package io.keyfolio.testing;

/** The kinds of outage of a database. */
public enum Outage {
    /** The database refuses connections. */
    STOPPED {
        @Override
        public void begin(StoppablePostgres database) {
            database.stop();
        }

        @Override
        public void end(StoppablePostgres database) {
            database.startAgain();
        }
    },
    /** The database accepts connections and sends no responses. */
    FROZEN {
        @Override
        public void begin(StoppablePostgres database) {
            database.freeze();
        }

        @Override
        public void end(StoppablePostgres database) {
            database.thaw();
        }
    };

    public abstract void begin(StoppablePostgres database);

    /** Ends the outage, with the same data and port. */
    public abstract void end(StoppablePostgres database);
}
