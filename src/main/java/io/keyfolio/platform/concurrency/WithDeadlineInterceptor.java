package io.keyfolio.platform.concurrency;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** An interceptor that limits a resource method by the deadline, and all other interceptors with it: transactions included. */
@WithDeadline
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
class WithDeadlineInterceptor {

    private final Deadline deadline;

    WithDeadlineInterceptor(Deadline deadline) {
        this.deadline = deadline;
    }

    @AroundInvoke
    Object limit(InvocationContext method) throws Exception {
        return deadline.limit((Uni<?>) method.proceed());
    }
}
