package io.keyfolio.bench.soak;

import java.io.IOException;
import java.util.Locale;

/** The resources of the service at one moment. */
record Sample(int seconds, long requests, double memory, double heap, long files, long connections) {

    static final String HEAD = " seconds  requests/s   memory MB   heap MB   open files   connections";

    static Sample of(Soaked service, int seconds, long requests) throws IOException, InterruptedException {
        return new Sample(
                seconds, requests, service.memory(), service.heap(), service.openFiles(), service.connections());
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%8d  %10d  %10.0f  %8.0f  %11d  %12d",
                seconds,
                requests,
                memory,
                heap,
                files,
                connections);
    }
}
