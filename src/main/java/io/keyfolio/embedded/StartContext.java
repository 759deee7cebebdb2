package io.keyfolio.embedded;

/** The machine that a start takes place on, and how its operator follows it and cancels it. */
record StartContext(HostPlatform platform, StartProgress progress, StartCancellation cancellation) {

    static StartContext current() {
        return new StartContext(HostPlatform.current(), new StartProgress(System.err), new StartCancellation());
    }
}
