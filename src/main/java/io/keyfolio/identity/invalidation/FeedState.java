package io.keyfolio.identity.invalidation;

/** Whether changes are heard of: while they are not, whoever depends on them has to look for himself. */
public enum FeedState {
    /** From now on nothing is missed; what happened before may have been. */
    LIVE,
    /** Changes may be missed. */
    LOST
}
