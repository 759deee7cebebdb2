package io.keyfolio.feature.agent.machine;

import io.keyfolio.identity.audit.Actors;
import io.keyfolio.identity.credential.Ability;
import io.keyfolio.identity.credential.Caller;
import io.keyfolio.identity.id.MachineId;
import io.keyfolio.platform.concurrency.WithDeadline;
import io.keyfolio.platform.http.compression.Compressible;
import io.keyfolio.platform.problem.DomainException.NotFound;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The machines of the account, online or not: list, read and delete. */
@Path("/api/machines")
@WithDeadline
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Machines")
public class MachineResource {

    private final Caller caller;
    private final Machines machines;
    private final Actors actors;

    MachineResource(Caller caller, Machines machines, Actors actors) {
        this.caller = caller;
        this.machines = machines;
        this.actors = actors;
    }

    @GET
    @Compressible
    @PermissionsAllowed(Ability.AGENTS_READ)
    @Operation(
            operationId = "listMachines",
            summary = "List machines",
            description = "Returns all machines of the account in the order of their registration. A machine is online "
                    + "while a replica holds its connection.")
    public Uni<MachineResponse.All> list() {
        return machines.of(caller.account()).map(MachineResponse.All::new);
    }

    @GET
    @Compressible
    @Path("{agent_id}")
    @PermissionsAllowed(Ability.AGENTS_READ)
    @Operation(
            operationId = "getMachine",
            summary = "Get a machine",
            description = "Returns one machine. For a machine of another account, the response is 404.")
    public Uni<MachineResponse.One> get(@RestPath("agent_id") String agentId) {
        return machines.require(id(agentId), caller.account()).map(MachineResponse.One::new);
    }

    @DELETE
    @Path("{agent_id}")
    @PermissionsAllowed(Ability.AGENTS_WRITE)
    @Operation(
            operationId = "deleteMachine",
            summary = "Delete a machine",
            description = "Deletes the machine and closes its connection with code 4403. If its agent connects again, "
                    + "it becomes a new machine.")
    public Uni<MachineResponse.Deleted> delete(@RestPath("agent_id") String agentId) {
        return machines.delete(id(agentId), caller.account(), actors.caller())
                .replaceWith(MachineResponse.Deleted::new);
    }

    private static MachineId id(String text) {
        return MachineId.parse(text).orElseThrow(() -> new NotFound("machine"));
    }
}
