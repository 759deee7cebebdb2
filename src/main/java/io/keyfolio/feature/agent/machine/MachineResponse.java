package io.keyfolio.feature.agent.machine;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.keyfolio.identity.id.MachineId;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A machine in a response, with the figures of its last heartbeat, null where they are unknown. */
@Schema(name = "Machine")
record MachineResponse(
        @Schema(required = true, examples = "agent_0d5f1d0c6d0c4d6e9b613c1f8f0a7c11")
        String agentId,

        @Schema(required = true, examples = "web-1") String name,

        @Schema(required = true, nullable = true, examples = "Front end, rack 4")
        String description,

        @Schema(required = true, examples = "Linux") String os,
        @Schema(required = true, examples = "203.0.113.7") String ipAddress,

        @Schema(
                required = true,
                enumeration = {"online", "offline"},
                examples = "online")
        String status,

        @Schema(required = true, nullable = true, examples = "12.5")
        Double cpuPercent,

        @Schema(required = true, nullable = true, examples = "48.1")
        Double memoryPercent,

        @Schema(required = true, nullable = true, examples = "71.0")
        Double diskPercent,

        @Schema(
                required = true,
                nullable = true,
                description = "Bytes since the machine started.",
                examples = "5381120043")
        Long networkRxBytes,

        @Schema(
                required = true,
                nullable = true,
                description = "Bytes since the machine started.",
                examples = "912004112")
        Long networkTxBytes,

        @Schema(
                required = true,
                nullable = true,
                description = "The time since the machine started, in seconds.",
                examples = "86400")
        Long uptime,

        @Schema(
                required = true,
                description = "When the machine last registered or sent a heartbeat.",
                examples = "2026-01-21T15:45:00Z")
        Instant lastActive,

        @JsonRawValue
        @Schema(
                required = true,
                type = SchemaType.OBJECT,
                additionalProperties = Schema.True.class,
                description = "The metadata that the agent sent at its registration.",
                examples = "{\"cpu_count\": \"2\"}")
        String metadata) {

    static MachineResponse of(Row row) {
        return new MachineResponse(
                new MachineId(row.getUUID("id")).toString(),
                row.getString("name"),
                row.getString("description"),
                row.getString("os"),
                row.getString("ip_address"),
                row.getBoolean("online") ? "online" : "offline",
                row.getDouble("cpu_percent"),
                row.getDouble("memory_percent"),
                row.getDouble("disk_percent"),
                row.getLong("network_rx_bytes"),
                row.getLong("network_tx_bytes"),
                row.getLong("uptime"),
                row.getOffsetDateTime("last_active").toInstant().truncatedTo(ChronoUnit.SECONDS),
                row.getString("metadata"));
    }

    /** One machine. */
    @Schema(name = "MachineResponse")
    record One(@Schema(required = true) MachineResponse machine) {}

    /** All machines of an account. */
    @Schema(name = "MachinesResponse")
    record All(@Schema(required = true) List<MachineResponse> machines) {}

    /** Confirms the deletion of a machine. */
    @Schema(name = "DeleteMachineResponse")
    record Deleted(
            @Schema(required = true, examples = "Machine deleted successfully")
            String message) {

        Deleted() {
            this("Machine deleted successfully");
        }
    }
}
