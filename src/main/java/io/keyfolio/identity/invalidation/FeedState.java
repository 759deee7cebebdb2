package io.keyfolio.identity.invalidation;

/** The state of the change feed. While it is lost, the observers of changes read the database instead. */
public enum FeedState {
    /** Every change arrives from now on; earlier changes may have been missed. */
    LIVE,
    /** Changes may be missed. */
    LOST
}
