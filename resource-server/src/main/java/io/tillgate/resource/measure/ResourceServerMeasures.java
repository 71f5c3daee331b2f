package io.tillgate.resource.measure;

import io.tillgate.resource.cache.VerifiedTokenCache;
import io.tillgate.resource.revocation.Quarantine;
import io.tillgate.resource.revocation.RecordApplier;
import io.tillgate.resource.revocation.RevocationLog;
import io.tillgate.resource.staleness.Freshness;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleSupplier;

/** What every protected API measures; none of it holds anything of a token. */
public final class ResourceServerMeasures {
    private static final double MILLIS_PER_SECOND = 1000.0;

    private ResourceServerMeasures() {}

    /** What is known of revocations. */
    public static List<Measure> of(
            Freshness freshness, RevocationLog log, RecordApplier applier, Quarantine quarantine) {
        return List.of(
                new Measure(
                        "tillgate.revocation.staleness",
                        "The age of what is known of revocations; NaN before anything is known",
                        "seconds",
                        false,
                        () -> seconds(freshness)),
                now("tillgate.revocation.log.size", "Revocations held in memory", log::size),
                now(
                        "tillgate.revocation.quarantine.size",
                        "Records that could not be verified and are not cured",
                        () -> quarantine.records().size()),
                sinceStart(
                        "tillgate.revocation.records.applied",
                        "Revocations applied since the start",
                        applier::applied),
                sinceStart(
                        "tillgate.revocation.records.rejected",
                        "Records that could not be verified, since the start",
                        quarantine::total));
    }

    /** What is kept of tokens. */
    public static Measure of(VerifiedTokenCache<?> cache) {
        return now("tillgate.token.cache.size", "Verified tokens held in memory", cache::size);
    }

    private static Measure now(String name, String meaning, DoubleSupplier value) {
        return new Measure(name, meaning, null, false, value);
    }

    private static Measure sinceStart(String name, String meaning, DoubleSupplier value) {
        return new Measure(name, meaning, null, true, value);
    }

    private static double seconds(Freshness freshness) {
        return freshness
                .staleness()
                .map(Duration::toMillis)
                .map(millis -> millis / MILLIS_PER_SECOND)
                .orElse(Double.NaN);
    }
}
