package io.keyfolio.security;

/** Lets the threads of event loops go first where there are too few processors for both. */
final class LowPriority {

    private LowPriority() {}

    /** Asks for it once in a thread's life; the platform may decline. */
    @SuppressWarnings("ThreadPriorityCheck") // nothing is right or wrong by it, only sooner or later
    static void takenByThisThread() {
        Thread thread = Thread.currentThread();
        if (thread.getPriority() != Thread.MIN_PRIORITY) {
            thread.setPriority(Thread.MIN_PRIORITY);
        }
    }
}
