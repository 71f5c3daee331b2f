package io.tillgate.auth.client;

import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.PlainClientSecret;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.client.event.ClientEvents;
import io.tillgate.auth.error.OAuthException;
import io.tillgate.auth.key.KeyRing;
import io.tillgate.auth.request.ClientAddress;
import io.tillgate.auth.throttle.Attempt;
import io.tillgate.auth.throttle.ClientSecretThrottle;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out which client is calling (RFC 6749 section 2.3). Every failure is the same {@code invalid_client}. */
@ApplicationScoped
public class ClientAuthenticator {
    private static final byte[] NO_HASH = new byte[32];

    private final Pool pool;
    private final ClientRepository clients;
    private final ClientEvents events;
    private final KeyRing keys;
    private final ClientSecretThrottle throttle;
    private final ClientAddress address;

    ClientAuthenticator(
            Pool pool,
            ClientRepository clients,
            ClientEvents events,
            KeyRing keys,
            ClientSecretThrottle throttle,
            ClientAddress address) {
        this.pool = pool;
        this.clients = clients;
        this.events = events;
        this.keys = keys;
        this.throttle = throttle;
        this.address = address;
    }

    /**
     * The client of a request that Nimbus has parsed.
     *
     * @param authentication what the client proved itself with; null for a public client
     * @param claimedId the client id in the body; null where authentication holds it
     */
    public Uni<RegisteredClient> authenticate(
            @Nullable ClientAuthentication authentication, @Nullable String claimedId) {
        if (authentication instanceof PlainClientSecret secret) {
            return authenticate(
                    secret.getClientID().getValue(),
                    new ClientSecret(secret.getClientSecret().getValue()));
        }
        return authentication == null && claimedId != null
                ? check(claimedId, null)
                : Uni.createFrom().failure(OAuthException.badClient());
    }

    /** The client with an id and a secret. */
    public Uni<RegisteredClient> authenticate(String clientId, ClientSecret secret) {
        return check(clientId, secret);
    }

    private Uni<RegisteredClient> check(String clientId, @Nullable ClientSecret secret) {
        Attempt attempt = new Attempt(clientId, address.current());
        throttle.check(attempt);
        return clients.find(pool, clientId).flatMap(stored -> {
            Optional<String> refusal = refusal(stored, secret);
            return refusal.isEmpty()
                    ? Uni.createFrom().item(stored.orElseThrow().client())
                    : throttle.failed(attempt, stored.isPresent())
                            .chain(() -> events.authenticationFailed(pool, clientId, refusal.get()))
                            .chain(() -> Uni.createFrom().failure(OAuthException.badClient()));
        });
    }

    private Optional<String> refusal(Optional<StoredClient> stored, @Nullable ClientSecret secret) {
        byte[] hash = stored.map(StoredClient::secretHash).orElse(NO_HASH);
        boolean right =
                secret != null && MessageDigest.isEqual(hash, keys.secretHash().of(secret.value()));
        if (stored.isEmpty()) {
            return Optional.of("unknown_client");
        }
        RegisteredClient client = stored.get().client();
        if (secret == null ? !client.isPublic() : !client.authMethod().usesSecret()) {
            return Optional.of("wrong_method");
        }
        if (secret != null && !right) {
            return Optional.of("bad_secret");
        }
        return client.isEnabled() ? Optional.empty() : Optional.of("client_disabled");
    }
}
