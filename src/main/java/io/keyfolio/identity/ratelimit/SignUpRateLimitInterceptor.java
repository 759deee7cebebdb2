package io.keyfolio.identity.ratelimit;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Applies {@link SignUpRateLimit} before a sign-up begins. */
@SignUpRateLimited
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
class SignUpRateLimitInterceptor {

    private final SignUpRateLimit limit;

    SignUpRateLimitInterceptor(SignUpRateLimit limit) {
        this.limit = limit;
    }

    @AroundInvoke
    Object admit(InvocationContext method) throws Exception {
        limit.admit();
        return method.proceed();
    }
}
