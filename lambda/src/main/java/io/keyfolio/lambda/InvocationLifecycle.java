package io.keyfolio.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.keyfolio.platform.batch.BatchWriters;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import jakarta.interceptor.Interceptor;

/**
 * Surrounds each invocation with the work that a function needs because it is frozen between invocations: before it, the pooled
 * connection is tested; after it, buffered writes are flushed.
 */
@Decorator
@Priority(Interceptor.Priority.APPLICATION)
class InvocationLifecycle implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private final RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> function;
    private final DatabaseConnection connection;
    private final BatchWriters batches;

    InvocationLifecycle(
            @Delegate @Any RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> function,
            DatabaseConnection connection,
            BatchWriters batches) {
        this.function = function;
        this.connection = connection;
        this.batches = batches;
    }

    /** Handles one event on a thread that may block: Lambda sends one event at a time. */
    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Requests.mend(event);
        connection.replaceIfDead();
        try {
            return function.handleRequest(event, context);
        } finally {
            connection.settle(batches.flush());
        }
    }
}
