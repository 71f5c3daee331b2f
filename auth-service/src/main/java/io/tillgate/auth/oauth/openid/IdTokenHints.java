package io.tillgate.auth.oauth.openid;

import io.tillgate.auth.AuthConfig;
import io.tillgate.auth.key.KeyRing;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads {@code id_token_hint} parameters (OpenID Connect Core section 3.1.2.1, RP-Initiated Logout 1.0 section 2). */
@ApplicationScoped
public class IdTokenHints {
    private final KeyRing keys;
    private final String issuer;

    IdTokenHints(KeyRing keys, AuthConfig config) {
        this.keys = keys;
        this.issuer = config.issuer().toString();
    }

    /** Returns the hint if this issuer signed it, with a current or a previous key. It may have expired. */
    public Optional<IdTokenHint> read(String hint) {
        return keys.verify(IdTokens.TYPE, hint)
                .filter(claims -> issuer.equals(claims.get("iss")))
                .flatMap(IdTokenHints::hint);
    }

    private static Optional<IdTokenHint> hint(Map<String, Object> claims) {
        @Nullable UUID account = uuid(claims.get("sub"));
        Object audience =
                claims.get("aud") instanceof List<?> list && list.size() == 1 ? list.get(0) : claims.get("aud");
        return account != null && audience instanceof String clientId
                ? Optional.of(new IdTokenHint(clientId, account, uuid(claims.get("sid"))))
                : Optional.empty();
    }

    private static @Nullable UUID uuid(@Nullable Object claim) {
        try {
            return claim instanceof String text ? UUID.fromString(text) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
