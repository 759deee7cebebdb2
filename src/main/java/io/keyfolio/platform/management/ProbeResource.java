package io.keyfolio.platform.management;

import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.health.SmallRyeHealth;
import io.smallrye.health.SmallRyeHealthReporter;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

/**
 * Liveness and readiness probes on the public port, answered by a status alone, for platforms that can probe one port only
 * (docs/adr/0010).
 */
@Path("/")
@PermitAll
@IfBuildProperty(name = "quarkus.smallrye-health.enabled", stringValue = "true", enableIfMissing = true)
@Tag(name = "Probes")
public class ProbeResource {

    private final SmallRyeHealthReporter health;

    ProbeResource(SmallRyeHealthReporter health) {
        this.health = health;
    }

    @GET
    @Path("livez")
    @Operation(
            operationId = "getLiveness",
            summary = "Liveness",
            description = "Returns 200 while the process can answer. The probe does not use the database.")
    @APIResponse(responseCode = "200", description = "The process is alive. The response has no body.")
    public Uni<RestResponse<Void>> alive() {
        return Uni.createFrom().item(RestResponse.ok());
    }

    @GET
    @Path("readyz")
    @Operation(
            operationId = "getReadiness",
            summary = "Readiness",
            description = "Reports whether the service accepts requests. The status is the same as that of "
                    + "/q/health/ready on the management port.")
    @APIResponse(responseCode = "200", description = "The service is ready. The response has no body.")
    @APIResponse(
            responseCode = "503",
            description = "The service is not ready, because the database does not answer or the service is stopping. "
                    + "The response has no body.")
    public Uni<RestResponse<Void>> ready() {
        return health.getReadinessAsync().map(ProbeResource::status);
    }

    private static RestResponse<Void> status(SmallRyeHealth health) {
        return RestResponse.status(health.isDown() ? Status.SERVICE_UNAVAILABLE : Status.OK);
    }
}
