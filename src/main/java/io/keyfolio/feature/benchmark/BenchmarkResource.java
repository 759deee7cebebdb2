package io.keyfolio.feature.benchmark;

import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The baseline routes of {@code bench/run}: the cost of an empty request, and of one that reads a row. Only a build with
 * {@code -Dkeyfolio.benchmark.routes=true} includes them.
 */
@Path("/benchmark")
@PermitAll
@IfBuildProperty(name = "keyfolio.benchmark.routes", stringValue = "true")
public class BenchmarkResource {

    /** Reads the least that a check of an API key needs. */
    private static final String ROW = "select account_id, digest, abilities from api_key where id = $1";

    private final Pool database;

    BenchmarkResource(Pool database) {
        this.database = database;
    }

    @GET
    @Path("nothing")
    @Operation(hidden = true)
    public Uni<RestResponse<Void>> nothing() {
        return Uni.createFrom().item(RestResponse.ok());
    }

    @GET
    @Path("row/{id}")
    @Operation(hidden = true)
    public Uni<RestResponse<Void>> row(@RestPath long id) {
        return database.preparedQuery(ROW)
                .execute(Tuple.of(id))
                .map(rows -> rows.size() == 1 ? RestResponse.ok() : RestResponse.notFound());
    }
}
