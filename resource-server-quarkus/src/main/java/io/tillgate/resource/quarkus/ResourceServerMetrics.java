package io.tillgate.resource.quarkus;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.quarkus.security.identity.SecurityIdentity;
import io.tillgate.resource.cache.VerifiedTokenCache;
import io.tillgate.resource.revocation.Quarantine;
import io.tillgate.resource.revocation.RecordApplier;
import io.tillgate.resource.revocation.RevocationLog;
import io.tillgate.resource.staleness.Freshness;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The meters of a protected API; none of them holds anything of a token. */
@Singleton
class ResourceServerMetrics implements MeterBinder {
    private final Freshness freshness;
    private final RevocationLog log;
    private final RecordApplier applier;
    private final Quarantine quarantine;
    private final VerifiedTokenCache<SecurityIdentity> cache;

    ResourceServerMetrics(
            Freshness freshness,
            RevocationLog log,
            RecordApplier applier,
            Quarantine quarantine,
            VerifiedTokenCache<SecurityIdentity> cache) {
        this.freshness = freshness;
        this.log = log;
        this.applier = applier;
        this.quarantine = quarantine;
        this.cache = cache;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("tillgate.revocation.staleness", freshness, ResourceServerMetrics::stalenessSeconds)
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
                .map(ms -> ms / 1000.0)
                .orElse(Double.NaN);
    }
}
