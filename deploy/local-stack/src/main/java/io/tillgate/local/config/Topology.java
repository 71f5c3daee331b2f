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
 * What a stack was started as: which lines speak TLS, and how many instances of each service. Kept in the state directory so
 * that the other commands know; the next {@code up} chooses anew.
 *
 * @param instances of the services that have more than one, and of the optional ones that there are
 */
public record Topology(Encryption encryption, Map<PartName, Integer> instances) {
    /** Plain HTTP, one instance of each part that is not optional. */
    public static final Topology PLAIN = new Topology(Encryption.NONE, Map.of());

    private static final String TLS = "tls";

    public Topology {
        instances = Map.copyOf(instances);
    }

    /** As the stack was last started. */
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
     * @param choices for example {@code auth-service=2,user-service=2}; empty for one of each that is not optional
     * @throws IllegalArgumentException naming what is no service or no number of instances
     */
    public static Topology of(Encryption encryption, String choices) {
        return new Topology(encryption, counts(choices));
    }

    /** Whether clients speak https. */
    public boolean tls() {
        return encryption != Encryption.NONE;
    }

    /** Whether the parts speak TLS among themselves. */
    public boolean tlsInside() {
        return encryption == Encryption.ALL;
    }

    /** Every process that there is, in the order of the parts. */
    public List<Instance> all() {
        List<Instance> all = new ArrayList<>();
        for (PartName part : PartName.values()) {
            all.addAll(of(part));
        }
        return all;
    }

    /** These and one instance of each optional service that is named.
     *
     * @param names for example {@code forward-auth}; empty for none
     * @throws IllegalArgumentException naming what is no optional service
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

    /** The instances of a part: one, more where it is a service, none where it is optional and was not asked for. */
    public List<Instance> of(PartName part) {
        return IntStream.rangeClosed(1, instances.getOrDefault(part, usual(part)))
                .mapToObj(number -> new Instance(part, number))
                .toList();
    }

    /** Whether a service has more than one instance. */
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
