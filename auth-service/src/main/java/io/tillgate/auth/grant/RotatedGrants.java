package io.tillgate.auth.grant;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.support.memory.MemoryConfig;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/**
 * The grants that this instance rotated last, in memory. They may have changed since: {@link GrantRotation} verifies
 * what can change when they are rotated again. Safe for concurrent use.
 */
@ApplicationScoped
public class RotatedGrants {
    private final GrantRepository grants;
    private final Cache<UUID, Grant> rotated;

    RotatedGrants(GrantRepository grants, MemoryConfig config) {
        this.grants = grants;
        this.rotated = Caffeine.newBuilder().maximumSize(config.maxRows()).build();
    }

    /** Returns the grant of a refresh token, live or not: from memory if this instance issued the token, else read. */
    public Uni<Optional<Grant>> find(Pool pool, RefreshToken token) {
        Grant known = rotated.getIfPresent(token.grantId());
        return known != null && known.generation() == token.generation()
                ? Uni.createFrom().item(Optional.of(known))
                : grants.find(pool, token.grantId());
    }

    /** Keeps a grant whose rotation was recorded. */
    public void keep(Grant next) {
        rotated.put(next.id(), next);
    }
}
