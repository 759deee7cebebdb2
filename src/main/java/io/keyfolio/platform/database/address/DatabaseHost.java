package io.keyfolio.platform.database.address;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A server of PostgreSQL: a host name or an IP address, and a port. */
public record DatabaseHost(String name, int port) {

    /**
     * The servers of two settings, as libpq reads such lists: one port for each host, or one port for all (PostgreSQL
     * documentation, "Specifying Multiple Hosts").
     *
     * @throws ConfigurationException when the numbers of hosts and ports differ
     */
    static List<DatabaseHost> list(
            String hostsVariable, List<String> hosts, String portsVariable, List<Integer> ports) {
        if (ports.size() != 1 && ports.size() != hosts.size()) {
            throw new ConfigurationException(
                    "%s names %d hosts and %s %d ports: set one port for all hosts, or one for each."
                            .formatted(hostsVariable, hosts.size(), portsVariable, ports.size()));
        }
        return IntStream.range(0, hosts.size())
                .mapToObj(number ->
                        new DatabaseHost(hosts.get(number).strip(), ports.get(ports.size() == 1 ? 0 : number)))
                .distinct()
                .toList();
    }

    /** All servers for a message. */
    public static String text(List<DatabaseHost> hosts) {
        return hosts.stream().map(DatabaseHost::toString).collect(Collectors.joining(","));
    }

    /** The host as URLs write it: an IPv6 address has brackets. */
    String inUrl() {
        return name.contains(":") ? "[" + name + "]" : name;
    }

    @Override
    public String toString() {
        return inUrl() + ":" + port;
    }
}
