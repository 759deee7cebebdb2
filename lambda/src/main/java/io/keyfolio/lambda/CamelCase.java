package io.keyfolio.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.amazon.lambda.runtime.FunctionError;
import io.quarkus.jackson.JacksonMixin;

/** The camel-case names of Lambda's events: the extension reads them with the service's mapper, which uses snake case. */
@JacksonMixin({
    APIGatewayV2HTTPEvent.class,
    APIGatewayV2HTTPEvent.RequestContext.class,
    APIGatewayV2HTTPEvent.RequestContext.Http.class,
    APIGatewayV2HTTPEvent.RequestContext.Authorizer.class,
    APIGatewayV2HTTPEvent.RequestContext.Authorizer.JWT.class,
    APIGatewayV2HTTPEvent.RequestContext.CognitoIdentity.class,
    APIGatewayV2HTTPEvent.RequestContext.IAM.class,
    APIGatewayV2HTTPResponse.class,
    FunctionError.class
})
@JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
interface CamelCase {}
