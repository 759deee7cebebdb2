package io.keyfolio.embedded;

/** The machine that a start takes place on, and how its operator follows it and cancels it. */
record StartContext(Platform platform, Progress progress, StartCancellation cancellation) {

    static StartContext current() {
        return new StartContext(Platform.current(), new Progress(System.err), new StartCancellation());
    }
}
