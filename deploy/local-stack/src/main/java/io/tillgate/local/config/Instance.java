package io.tillgate.local.config;

import java.util.Comparator;
import java.util.Optional;

/**
 * One process of a part: {@code auth-service}, or {@code auth-service-2} where a service has several.
 *
 * @param number from 1
 */
public record Instance(PartName part, int number) implements Comparable<Instance> {
    /** More than one machine's worth. */
    public static final int HIGHEST = 9;

    private static final Comparator<Instance> ORDER =
            Comparator.comparing(Instance::part).thenComparingInt(Instance::number);
    private static final int PORTS_APART = 10;

    /** The first instance of a part, which every part has. */
    public static Instance first(PartName part) {
        return new Instance(part, 1);
    }

    /** By its name; empty where no part is called so, or only services have several. */
    public static Optional<Instance> of(String text) {
        Optional<Instance> single = PartName.of(text).map(Instance::first);
        int dash = text.lastIndexOf('-');
        if (single.isPresent() || dash < 0 || !text.substring(dash + 1).matches("[2-" + HIGHEST + "]")) {
            return single;
        }
        return PartName.of(text.substring(0, dash))
                .filter(PartName.SERVICES::contains)
                .map(part -> new Instance(part, Integer.parseInt(text.substring(dash + 1))));
    }

    /** For example {@code auth-service-2}. */
    public String text() {
        return number == 1 ? part.text() : part.text() + "-" + number;
    }

    int defaultPort() {
        return part.defaultPort() + PORTS_APART * (number - 1);
    }

    @Override
    public int compareTo(Instance other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return text();
    }
}
