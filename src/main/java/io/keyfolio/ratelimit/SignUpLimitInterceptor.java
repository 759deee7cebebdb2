package io.keyfolio.ratelimit;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Asks {@link SignUpLimit} before anything is done for a sign-up. */
@SignUpLimited
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
class SignUpLimitInterceptor {

    private final SignUpLimit limit;

    SignUpLimitInterceptor(SignUpLimit limit) {
        this.limit = limit;
    }

    @AroundInvoke
    Object admit(InvocationContext method) throws Exception {
        limit.admit();
        return method.proceed();
    }
}
