package io.tillgate.local.stack;

import io.tillgate.local.config.Instance;
import io.tillgate.local.config.PartName;
import io.tillgate.local.config.Ports;
import io.tillgate.local.config.StackConfiguration;
import io.tillgate.local.config.Topology;
import io.tillgate.local.part.FreePort;
import io.tillgate.local.part.PartException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks that the ports of parts are free before they start. */
public final class PortCheck {
    private static final String CONTROLLER = "kafka-controller";

    private PortCheck() {}

    /**
     * @throws PartException if another program uses a port; the message names each one, its part, and what to do
     */
    public static void requireFree(StackConfiguration configuration, List<Instance> parts) {
        Map<String, Integer> wanted = wanted(configuration.ports(), configuration.topology(), parts);
        List<String> taken = taken(wanted);
        if (taken.isEmpty()) {
            return;
        }
        List<String> lines = new ArrayList<>();
        for (String name : taken) {
            boolean origin = name.equals(PartName.GATEWAY.text())
                    && !configuration.topology().tls();
            String option = origin ? "--port <other>" : "--ports " + name + "=<other>";
            lines.add("Port " + wanted.get(name) + ", which " + name
                    + " uses, is taken by another program. Stop that program, or choose another port: ./tillgate up "
                    + option);
        }
        throw new PartException(String.join("\n", lines));
    }

    /** Returns the ports with taken ones replaced by free ones. */
    public static Ports freed(Ports ports, Topology topology) throws IOException {
        Ports free = ports;
        for (String name : taken(wanted(ports, topology, topology.all()))) {
            free = free.with(name, FreePort.find());
        }
        return free;
    }

    /** Returns the ports on which parts listen, by their names in {@code --ports}. */
    private static Map<String, Integer> wanted(Ports ports, Topology topology, List<Instance> parts) {
        Map<String, Integer> wanted = new LinkedHashMap<>();
        for (Instance part : parts) {
            wanted.put(part.text(), ports.of(part));
            if (part.part() == PartName.KAFKA) {
                wanted.put(CONTROLLER, ports.kafkaController());
            }
            if (part.part() == PartName.KAFKA && topology.tlsInside()) {
                wanted.put(Ports.KAFKA_SASL, ports.kafkaSasl());
            }
            if (part.part() == PartName.MAIL) {
                wanted.put(Ports.MAIL_WEB, ports.mailWeb());
            }
            if (part.part() == PartName.GATEWAY && topology.tls()) {
                wanted.put(Ports.GATEWAY_TLS, ports.gatewayTls());
            }
            if (part.part() == PartName.GATEWAY && topology.several()) {
                wanted.put(Ports.GATEWAY_INNER, ports.gatewayInner());
            }
        }
        return wanted;
    }

    private static List<String> taken(Map<String, Integer> wanted) {
        return wanted.entrySet().stream()
                .filter(port -> !FreePort.isFree(port.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
