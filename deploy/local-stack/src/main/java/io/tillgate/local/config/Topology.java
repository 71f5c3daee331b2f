package io.tillgate.local.config;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The TLS setting and the number of instances with which a stack is started. It is saved in the state directory for the
 * other commands; the next {@code up} chooses again.
 *
 * @param instances the number of instances, if it is not the default of the service
 */
public record Topology(Encryption encryption, Map<PartName, Integer> instances) {
    /** Plain HTTP and one instance of each part that is not optional. */
    public static final Topology PLAIN = new Topology(Encryption.NONE, Map.of());

    private static final String TLS = "tls";

    public Topology {
        instances = Map.copyOf(instances);
    }

    /** Returns the topology of the last start. */
    public static Topology load(StateDirectory state) throws IOException {
        Map<String, String> values = PropertyText.read(state.topology());
        Encryption encryption = Encryption.of(values.remove(TLS));
        List<String> choices = new ArrayList<>();
        values.forEach((service, count) -> choices.add(service + "=" + count));
        return new Topology(encryption, counts(String.join(",", choices)));
    }

    void save(StateDirectory state) throws IOException {
        Map<String, String> values = new TreeMap<>();
        values.put(TLS, encryption.text());
        instances.forEach((service, count) -> values.put(service.text(), Integer.toString(count)));
        PrivateFile.write(state.topology(), PropertyText.of(values));
    }

    /**
     * Parses the instances.
     *
     * @param choices for example {@code auth-service=2,user-service=2}; empty for the defaults
     * @throws IllegalArgumentException if a name is not a service or a number is invalid; the message names it
     */
    public static Topology of(Encryption encryption, String choices) {
        return new Topology(encryption, counts(choices));
    }

    /** Returns whether clients use HTTPS. */
    public boolean tls() {
        return encryption != Encryption.NONE;
    }

    /** Returns whether the parts use TLS among themselves. */
    public boolean tlsInside() {
        return encryption == Encryption.ALL;
    }

    /** Returns all instances in the order of the parts. */
    public List<Instance> all() {
        List<Instance> all = new ArrayList<>();
        for (PartName part : PartName.values()) {
            all.addAll(of(part));
        }
        return all;
    }

    /**
     * Returns this topology with one instance of each named optional service.
     *
     * @param names for example {@code forward-auth}; empty for none
     * @throws IllegalArgumentException if a name is not an optional service; the message names it
     */
    public Topology with(String names) {
        Map<PartName, Integer> counts = new HashMap<>(instances);
        for (String name : names.split(",", -1)) {
            if (!name.isBlank()) {
                counts.putIfAbsent(optional(name.strip()), 1);
            }
        }
        return new Topology(encryption, counts);
    }

    /** Returns the instances of a part: none for an optional part that was not requested, several for services only. */
    public List<Instance> of(PartName part) {
        return IntStream.rangeClosed(1, instances.getOrDefault(part, usual(part)))
                .mapToObj(number -> new Instance(part, number))
                .toList();
    }

    /** Returns whether any service has more than one instance. */
    public boolean several() {
        return instances.values().stream().anyMatch(count -> count > 1);
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
        counts.entrySet().removeIf(each -> each.getValue() == usual(each.getKey()));
        return counts;
    }

    private static int usual(PartName part) {
        return PartName.OPTIONAL.contains(part) ? 0 : 1;
    }

    private static PartName optional(String name) {
        return PartName.of(name)
                .filter(PartName.OPTIONAL::contains)
                .orElseThrow(() -> new IllegalArgumentException("\"" + name + "\" is no optional part; these are: "
                        + String.join(
                                " ",
                                PartName.OPTIONAL.stream().map(PartName::text).toList())));
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
