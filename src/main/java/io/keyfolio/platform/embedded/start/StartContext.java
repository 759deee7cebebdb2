package io.keyfolio.platform.embedded.start;

import io.keyfolio.platform.embedded.storage.HostPlatform;

/** The machine that a start takes place on, and how its operator follows it and cancels it. */
public record StartContext(HostPlatform platform, StartProgress progress, StartCancellation cancellation) {

    public static StartContext current() {
        return new StartContext(HostPlatform.current(), new StartProgress(System.err), new StartCancellation());
    }
}
