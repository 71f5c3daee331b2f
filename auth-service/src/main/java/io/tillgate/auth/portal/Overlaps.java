package io.tillgate.auth.portal;

import io.tillgate.auth.client.ClientSecretConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The choices of how long an old secret stays valid beside a new one. */
@ApplicationScoped
public class Overlaps {
    private final ClientSecretConfig config;

    Overlaps(ClientSecretConfig config) {
        this.config = config;
    }

    /**
     * A choice.
     *
     * @param value an ISO 8601 duration
     * @param label the duration in words
     * @param chosen whether it is the default
     */
    public record Choice(String value, String label, boolean chosen) {}

    /** Returns the durations up to the configured maximum. */
    public List<Choice> in(PortalText text) {
        return Stream.of(
                        choice(Duration.ZERO, text.overlapNone()),
                        choice(Duration.ofHours(1), text.overlapHour()),
                        choice(Duration.ofDays(1), text.overlapDay()),
                        choice(Duration.ofDays(7), text.overlapWeek()))
                .filter(choice -> Duration.parse(choice.value()).compareTo(config.maxOverlap()) <= 0)
                .toList();
    }

    private Choice choice(Duration overlap, String label) {
        return new Choice(overlap.toString(), label, overlap.equals(config.defaultOverlap()));
    }
}
