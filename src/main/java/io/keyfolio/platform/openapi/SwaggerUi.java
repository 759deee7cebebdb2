package io.keyfolio.platform.openapi;

import io.keyfolio.platform.http.pipeline.HttpPipeline;
import io.keyfolio.platform.problem.ProblemResponses;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Answers the paths of Swagger UI with 404, like unknown paths, while it is disabled. */
@Singleton
class SwaggerUi {

    private static final String PATHS = "/q/swagger-ui*";
    private static final int NOT_FOUND = 404;

    private final boolean enabled;

    SwaggerUi(@ConfigProperty(name = "quarkus.swagger-ui.enabled") boolean enabled) {
        this.enabled = enabled;
    }

    void register(@Observes Router router) {
        if (!enabled) {
            router.route(PATHS)
                    .order(HttpPipeline.BEFORE_EXTENSIONS)
                    .handler(request -> ProblemResponses.send(NOT_FOUND, request));
        }
    }
}
