package io.tillgate.local.config;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What a stack was started as: with TLS or without, and how many instances of each service. Kept in the state directory so
 * that the other commands know; the next {@code up} chooses anew.
 *
 * @param instances of the services that have more than one
 */
public record Topology(boolean tls, Map<PartName, Integer> instances) {
    /** Plain HTTP, one instance of each part. */
    public static final Topology PLAIN = new Topology(false, Map.of());

    private static final String TLS = "tls";

    public Topology {
        instances = Map.copyOf(instances);
    }

    /** As the stack was last started. */
    public static Topology load(StateDirectory state) throws IOException {
        Map<String, String> values = PropertyText.read(state.topology());
        boolean tls = Boolean.parseBoolean(values.remove(TLS));
        List<String> choices = new ArrayList<>();
        values.forEach((service, count) -> choices.add(service + "=" + count));
        return new Topology(tls, counts(String.join(",", choices)));
    }

    void save(StateDirectory state) throws IOException {
        Map<String, String> values = new TreeMap<>();
        values.put(TLS, Boolean.toString(tls));
        instances.forEach((service, count) -> values.put(service.text(), Integer.toString(count)));
        PrivateFile.write(state.topology(), PropertyText.of(values));
    }

    /**
     * @param choices for example {@code auth-service=2,user-service=2}; empty for one of each
     * @throws IllegalArgumentException naming what is no service or no number of instances
     */
    public static Topology of(boolean tls, String choices) {
        return new Topology(tls, counts(choices));
    }

    /** Every process that there is, in the order of the parts. */
    public List<Instance> all() {
        List<Instance> all = new ArrayList<>();
        for (PartName part : PartName.values()) {
            all.addAll(of(part));
        }
        return all;
    }

    /** The instances of a part; one, or more where it is a service. */
    public List<Instance> of(PartName part) {
        return IntStream.rangeClosed(1, instances.getOrDefault(part, 1))
                .mapToObj(number -> new Instance(part, number))
                .toList();
    }

    private static Map<PartName, Integer> counts(String choices) {
        Map<PartName, Integer> counts = new EnumMap<>(PartName.class);
        for (String choice : choices.split(",", -1)) {
            if (choice.isBlank()) {
                continue;
            }
            String[] parts = choice.strip().split("=", 2);
            int count = count(parts[0], parts.length == 2 ? parts[1] : "");
            if (counts.put(service(parts[0]), count) != null) {
                throw new IllegalArgumentException("\"" + parts[0] + "\" is said twice");
            }
        }
        counts.values().removeIf(count -> count == 1);
        return counts;
    }

    private static PartName service(String name) {
        return PartName.of(name)
                .filter(PartName.SERVICES::contains)
                .orElseThrow(() -> new IllegalArgumentException("\"" + name
                        + "\" is no service that can have several instances; these can: "
                        + String.join(
                                " ",
                                PartName.SERVICES.stream().map(PartName::text).toList())));
    }

    private static int count(String name, String value) {
        if (!value.matches("[1-" + Instance.HIGHEST + "]")) {
            throw new IllegalArgumentException("\"" + value + "\" is not a number of instances for " + name + " (1 to "
                    + Instance.HIGHEST + ", for example auth-service=2)");
        }
        return Integer.parseInt(value);
    }
}
