package io.keyfolio.platform.embedded.start;

import io.keyfolio.platform.embedded.storage.HostPlatform;

/** The context of a start: its machine, its progress and its cancellation. */
public record StartContext(HostPlatform platform, StartProgress progress, StartCancellation cancellation) {

    /** The context of a start on this machine, with its progress on standard error. */
    public static StartContext current() {
        return new StartContext(HostPlatform.current(), new StartProgress(System.err), new StartCancellation());
    }
}
