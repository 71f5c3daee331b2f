package io.tillgate.auth.oauth.logout;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.tillgate.auth.client.ClientRepository;
import io.tillgate.auth.client.RegisteredClient;
import io.tillgate.auth.client.StoredClient;
import io.tillgate.auth.support.outbound.OutboundClient;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Delivers logout tokens, each at least once (OpenID Connect Back-Channel Logout 1.0 section 2.5). All instances take
 * from one queue; a token whose delivery an instance did not finish is taken over by another. Failed deliveries are
 * retried at increasing intervals until the configured limit.
 */
@ApplicationScoped
class BackchannelLogout {
    private static final Logger LOG = Logger.getLogger(BackchannelLogout.class);
    /** Well beyond the timeout of one call. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final Pool pool;
    private final LogoutNotices notices;
    private final LogoutTokens tokens;
    private final ClientRepository clients;
    private final OutboundClient outbound;
    private final LogoutConfig config;
    private final Clock clock;
    private final AtomicInteger inFlight = new AtomicInteger();
    private @Nullable Cancellable polling;

    BackchannelLogout(
            Pool pool,
            LogoutNotices notices,
            LogoutTokens tokens,
            ClientRepository clients,
            OutboundClient outbound,
            LogoutConfig config,
            Clock clock) {
        this.pool = pool;
        this.notices = notices;
        this.tokens = tokens;
        this.clients = clients;
        this.outbound = outbound;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        polling = Multi.createFrom()
                .ticks()
                .every(config.pollInterval())
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> takeDue())
                .subscribe()
                .with(done -> {}, e -> LOG.error("The delivery of logout tokens has stopped", e));
    }

    void stop(@Observes ShutdownEvent event) {
        if (polling != null) {
            polling.cancel();
        }
    }

    /** Takes as many notices as may run and starts their delivery, without waiting for slow clients. */
    private Uni<Void> takeDue() {
        int room = config.maxInFlight() - inFlight.get();
        if (room <= 0) {
            return Uni.createFrom().voidItem();
        }
        Instant now = clock.instant();
        return notices.take(pool, room, now, now.plus(LEASE))
                .invoke(taken -> taken.forEach(this::begin))
                .onFailure()
                .invoke(e -> LOG.debug("The due logout tokens could not be read", e))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private void begin(LogoutNotice notice) {
        inFlight.incrementAndGet();
        attempt(notice)
                .onTermination()
                .invoke(inFlight::decrementAndGet)
                .subscribe()
                .with(done -> {}, e -> LOG.debugf(e, "Logout token %s stays in the queue", notice.id()));
    }

    private Uni<Void> attempt(LogoutNotice notice) {
        return clients.find(pool, notice.clientId()).flatMap(found -> {
            Optional<RegisteredClient> client = found.map(StoredClient::client).filter(RegisteredClient::isEnabled);
            @Nullable
            URI address = client.map(RegisteredClient::backchannelLogoutUri).orElse(null);
            if (client.isEmpty() || address == null) {
                return notices.remove(pool, notice.id()); // the client is gone or has no logout URI
            }
            return deliver(notice, client.get(), address)
                    .flatMap(refusal ->
                            refusal.isEmpty() ? notices.remove(pool, notice.id()) : retry(notice, refusal.get()));
        });
    }

    /** Returns why the client did not accept the token; empty if it did. */
    private Uni<Optional<String>> deliver(LogoutNotice notice, RegisteredClient client, URI address) {
        return Uni.createFrom()
                .deferred(() -> outbound.postForm(address, Map.of("logout_token", tokens.of(notice, client))))
                .map(status -> status == 200 || status == 204
                        ? Optional.<String>empty()
                        : Optional.of(address + " answered " + status))
                .onFailure()
                .recoverWithItem(e -> Optional.of(String.valueOf(e.getMessage())));
    }

    private Uni<Void> retry(LogoutNotice notice, String refusal) {
        Instant now = clock.instant();
        if (now.isAfter(notice.createdAt().plus(config.giveUpAfter()))) {
            LOG.warnf("Gave up sending a logout token to client %s: %s", notice.clientId(), refusal);
            return notices.remove(pool, notice.id());
        }
        LOG.infof(
                "Client %s did not accept a logout token, attempt %d: %s",
                notice.clientId(), notice.attempts(), refusal);
        return notices.postpone(pool, notice, now.plus(pause(notice.attempts())));
    }

    private Duration pause(int attempts) {
        Duration pause = config.firstRetry().multipliedBy(1L << Math.min(attempts - 1, 20));
        return pause.compareTo(config.longestRetry()) < 0 ? pause : config.longestRetry();
    }
}
