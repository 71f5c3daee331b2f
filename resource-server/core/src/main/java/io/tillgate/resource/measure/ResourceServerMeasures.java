package io.tillgate.resource.measure;

import io.tillgate.resource.cache.VerifiedTokenCache;
import io.tillgate.resource.revocation.Quarantine;
import io.tillgate.resource.revocation.RecordApplier;
import io.tillgate.resource.revocation.RevocationLog;
import io.tillgate.resource.staleness.Freshness;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.stream.LongStream;

/** The metrics of every protected API. They contain nothing of a token. */
public final class ResourceServerMeasures {
    /** The histogram of {@link io.tillgate.resource.revocation.RevocationDelays}: the suite's service level. */
    public static final String REVOCATION = "tillgate.revocation";
    /** The description of that histogram. */
    public static final String REVOCATION_MEANING = "Time from a revocation until this instance enforces it";
    /** The upper bounds of its buckets. */
    public static final List<Duration> REVOCATION_BOUNDS = LongStream.of(
                    5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000)
            .mapToObj(Duration::ofMillis)
            .toList();

    private static final double MILLIS_PER_SECOND = 1000.0;

    private ResourceServerMeasures() {}

    /** The metrics of the revocation log and its reader. */
    public static List<Measure> of(
            Freshness freshness, RevocationLog log, RecordApplier applier, Quarantine quarantine) {
        return List.of(
                new Measure(
                        "tillgate.revocation.staleness",
                        Map.of(),
                        "Age of the known revocations; NaN until any are known",
                        "seconds",
                        false,
                        () -> seconds(freshness)),
                now("tillgate.revocation.log.size", "Revocations held in memory", log::size),
                now(
                        "tillgate.revocation.quarantine.size",
                        "Records in quarantine: they could not be verified",
                        () -> quarantine.records().size()),
                sinceStart(
                        "tillgate.revocation.records.applied", "Revocations applied since the start", applier::applied),
                sinceStart(
                        "tillgate.revocation.records.rejected",
                        "Records that could not be verified, since the start",
                        quarantine::total));
    }

    /** The metric of the token cache. */
    public static Measure of(VerifiedTokenCache<?> cache) {
        return now("tillgate.token.cache.size", "Verified tokens held in memory", cache::size);
    }

    private static Measure now(String name, String meaning, DoubleSupplier value) {
        return new Measure(name, Map.of(), meaning, null, false, value);
    }

    private static Measure sinceStart(String name, String meaning, DoubleSupplier value) {
        return new Measure(name, Map.of(), meaning, null, true, value);
    }

    private static double seconds(Freshness freshness) {
        return freshness
                .staleness()
                .map(Duration::toMillis)
                .map(millis -> millis / MILLIS_PER_SECOND)
                .orElse(Double.NaN);
    }
}
