package io.tillgate.local.stack;

import io.tillgate.local.config.PartName;
import io.tillgate.local.config.Ports;
import io.tillgate.local.part.FreePort;
import io.tillgate.local.part.PartException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Whether the ports of parts that are about to start are free. */
public final class PortCheck {
    private static final String CONTROLLER = "kafka-controller";

    private PortCheck() {}

    /**
     * @throws PartException naming every port that another program has, its part, and what to do
     */
    public static void requireFree(Ports ports, List<PartName> parts) {
        List<String> taken = taken(ports, parts);
        if (taken.isEmpty()) {
            return;
        }
        List<String> lines = new ArrayList<>();
        for (String name : taken) {
            String option = name.equals(PartName.GATEWAY.text()) ? "--port <other>" : "--ports " + name + "=<other>";
            lines.add("Port " + ports.all().get(name) + ", which " + name
                    + " wants, is taken by another program. End that program, or choose another port: ./tillgate up "
                    + option);
        }
        throw new PartException(String.join("\n", lines));
    }

    /** The same ports where they are free, free ones in place of those that are taken. */
    public static Ports freed(Ports ports) throws IOException {
        Ports free = ports;
        for (String name : taken(ports, List.of(PartName.values()))) {
            free = free.with(name, FreePort.find());
        }
        return free;
    }

    private static List<String> taken(Ports ports, List<PartName> parts) {
        List<String> names = new ArrayList<>(parts.stream().map(PartName::text).toList());
        if (parts.contains(PartName.KAFKA)) {
            names.add(CONTROLLER);
        }
        return names.stream()
                .filter(name -> !FreePort.isFree(ports.all().getOrDefault(name, 0)))
                .toList();
    }
}
