package io.keyfolio.fuzz;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/** A clock of the processor time of the service's event loops, which run in this process. */
final class EventLoopClock {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private EventLoopClock() {}

    static long nanos() {
        return Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().startsWith("vert.x-eventloop-thread"))
                .mapToLong(ThreadInfo::getThreadId)
                .map(THREADS::getThreadCpuTime)
                .sum();
    }
}
