package io.tillgate.local.config;

import java.util.Comparator;
import java.util.Optional;

/**
 * A process of a part: {@code auth-service}, or {@code auth-service-2} if a service has several instances.
 *
 * @param number from 1
 */
public record Instance(PartName part, int number) implements Comparable<Instance> {
    /** The highest instance number. */
    public static final int HIGHEST = 9;

    private static final Comparator<Instance> ORDER =
            Comparator.comparing(Instance::part).thenComparingInt(Instance::number);
    private static final int PORTS_APART = 10;

    /** Returns the first instance of a part. */
    public static Instance first(PartName part) {
        return new Instance(part, 1);
    }

    /** Parses a name; empty if there is no such part, or if the part cannot have several instances. */
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

    /** Returns the name, for example {@code auth-service-2}. */
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
