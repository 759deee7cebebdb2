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

/** Surrounds each invocation with what a process needs that stands still from one to the next, for a second or an hour. */
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

    /** Runs on a thread that has nothing else to do: Lambda sends one request at a time. */
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
