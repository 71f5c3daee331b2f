package io.tillgate.resource.spring;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tillgate.resource.cache.VerifiedTokenCache;
import io.tillgate.resource.revocation.Quarantine;
import io.tillgate.resource.revocation.RecordApplier;
import io.tillgate.resource.revocation.RevocationLog;
import io.tillgate.resource.staleness.Freshness;
import java.time.Duration;

/** The meters of a protected API, by the same names as in Quarkus; none of them holds anything of a token. */
final class RevocationMeters implements MeterBinder {
    private static final double MILLIS_PER_SECOND = 1000.0;

    private final Freshness freshness;
    private final RevocationLog log;
    private final RecordApplier applier;
    private final Quarantine quarantine;
    private final VerifiedTokenCache<TokenAuthentication> cache;

    RevocationMeters(
            Freshness freshness,
            RevocationLog log,
            RecordApplier applier,
            Quarantine quarantine,
            VerifiedTokenCache<TokenAuthentication> cache) {
        this.freshness = freshness;
        this.log = log;
        this.applier = applier;
        this.quarantine = quarantine;
        this.cache = cache;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("tillgate.revocation.staleness", freshness, RevocationMeters::stalenessSeconds)
                .baseUnit("seconds")
                .description("The age of what is known of revocations; NaN before anything is known")
                .register(registry);
        Gauge.builder("tillgate.revocation.log.size", log, RevocationLog::size)
                .description("Revocations held in memory")
                .register(registry);
        Gauge.builder(
                        "tillgate.revocation.quarantine.size",
                        quarantine,
                        each -> each.records().size())
                .description("Records that could not be verified and are not cured")
                .register(registry);
        FunctionCounter.builder("tillgate.revocation.records.applied", applier, RecordApplier::applied)
                .description("Revocations applied since the start")
                .register(registry);
        FunctionCounter.builder("tillgate.revocation.records.rejected", quarantine, Quarantine::total)
                .description("Records that could not be verified, since the start")
                .register(registry);
        Gauge.builder("tillgate.token.cache.size", cache, VerifiedTokenCache::size)
                .description("Verified tokens held in memory")
                .register(registry);
    }

    private static double stalenessSeconds(Freshness freshness) {
        return freshness
                .staleness()
                .map(Duration::toMillis)
                .map(millis -> millis / MILLIS_PER_SECOND)
                .orElse(Double.NaN);
    }
}
