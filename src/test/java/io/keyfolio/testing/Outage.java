package io.keyfolio.testing;

/** The ways in which a database is away. */
public enum Outage {
    /** It refuses connections. */
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
    /** It takes connections and answers nothing. */
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

    /** Brings the database back, with its data and on its port. */
    public abstract void end(StoppablePostgres database);
}
