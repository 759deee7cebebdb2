package io.keyfolio.vsayagent.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.vsayagent.machine.Figures;
import io.keyfolio.vsayagent.machine.MachineProfile;
import io.keyfolio.vsayagent.machine.NetworkTotals;
import io.keyfolio.vsayagent.state.AgentId;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The exact messages of an agent. */
class AgentMessagesTest {

    private static final MachineProfile MACHINE =
            new MachineProfile("web-1.example", "Linux", "amd64", Map.of("cpu_count", "2"));

    @Test
    void registrationTellsWhatTheMachineIs() {
        String message = AgentMessages.register(AgentId.parse("agent_1"), "web \"1\"", "0.1.0", MACHINE);

        assertEquals("""
                {"type":"register","agent_id":"agent_1","name":"web \\"1\\"","os":"Linux","arch":"amd64",\
                "version":"0.1.0","hostname":"web-1.example","metadata":{"cpu_count":"2"}}""", message);
    }

    @Test
    void firstRegistrationHasNoId() {
        String message = AgentMessages.register(Optional.empty(), "web-1", "0.1.0", MACHINE);

        assertEquals("""
                {"type":"register","name":"web-1","os":"Linux","arch":"amd64",\
                "version":"0.1.0","hostname":"web-1.example","metadata":{"cpu_count":"2"}}""", message);
    }

    @Test
    void heartbeatTellsAllFigures() {
        String message = AgentMessages.heartbeat(new Figures(
                OptionalDouble.of(12.5),
                OptionalDouble.of(0),
                OptionalDouble.of(100),
                Optional.of(new NetworkTotals(5_000_000_000L, 7)),
                OptionalLong.of(60)));

        assertEquals("""
                {"type":"heartbeat","cpu_percent":12.5,"memory_percent":0.0,"disk_percent":100.0,\
                "network_rx_bytes":5000000000,"network_tx_bytes":7,"uptime":60}""", message);
    }

    @Test
    void figuresThatCannotBeHadAreLeftOut() {
        String message = AgentMessages.heartbeat(new Figures(
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                OptionalLong.empty()));

        assertEquals("{\"type\":\"heartbeat\"}", message);
    }
}
