package io.tillgate.auth.client;

import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.auth.PlainClientSecret;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.client.RegisteredClient.AuthMethod;
import io.tillgate.auth.client.event.ClientEvents;
import io.tillgate.auth.key.KeyRing;
import io.tillgate.auth.support.error.OAuthException;
import io.tillgate.auth.support.request.ClientAddress;
import io.tillgate.auth.support.request.OAuthRequest;
import io.tillgate.auth.throttle.Attempt;
import io.tillgate.auth.throttle.ClientSecretThrottle;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates clients (RFC 6749 section 2.3) by a secret, by an assertion signed with the client's key (RFC 7523) or,
 * if public, by the id alone. Every failure is answered with the same {@code invalid_client}.
 */
@ApplicationScoped
public class ClientAuthenticator {
    private static final byte[] NO_HASH = new byte[32];

    private final Pool pool;
    private final ClientRepository clients;
    private final ClientAssertions assertions;
    private final ClientEvents events;
    private final KeyRing keys;
    private final ClientSecretThrottle throttle;
    private final ClientAddress address;
    private final Clock clock;

    ClientAuthenticator(
            Pool pool,
            ClientRepository clients,
            ClientAssertions assertions,
            ClientEvents events,
            KeyRing keys,
            ClientSecretThrottle throttle,
            ClientAddress address,
            Clock clock) {
        this.pool = pool;
        this.clients = clients;
        this.assertions = assertions;
        this.events = events;
        this.keys = keys;
        this.throttle = throttle;
        this.address = address;
        this.clock = clock;
    }

    /** Returns the client of a request to an OAuth endpoint, by any method. */
    public Uni<RegisteredClient> authenticate(OAuthRequest request) {
        Optional<SignedJWT> assertion = request.clientAssertion();
        return assertion.isPresent()
                ? byAssertion(assertion.get(), request.clientId())
                : authenticate(Credentials.of(request));
    }

    /** Returns the client with an id and a secret. */
    public Uni<RegisteredClient> authenticate(String clientId, ClientSecret secret) {
        return authenticate(Credentials.of(clientId, secret));
    }

    private Uni<RegisteredClient> authenticate(Credentials sent) {
        Attempt attempt = attempt(sent.clientId());
        return clients.find(pool, sent.clientId())
                .flatMap(stored -> answer(attempt, stored, refusal(stored, sent.secret())));
    }

    /**
     * Answers a request from memory if that suffices to authenticate its client and to grant what it asks; otherwise the
     * database decides both. The client in memory may have changed a moment ago: either the statement that records what
     * the client receives verifies its version, or the endpoint accepts this delay.
     *
     * @param fromMemory the answer to the client in memory; empty or an OAuth error if the database must decide
     * @param decided the answer to the authenticated client
     */
    public <T> Uni<T> serve(
            OAuthRequest request,
            Function<RegisteredClient, Uni<Optional<T>>> fromMemory,
            Function<RegisteredClient, Uni<T>> decided) {
        return serve(recognize(request), fromMemory, () -> authenticate(request).flatMap(decided::apply));
    }

    /** Does the same for the client with an id and a secret. */
    public <T> Uni<T> serve(
            String clientId,
            ClientSecret secret,
            Function<RegisteredClient, Uni<Optional<T>>> fromMemory,
            Function<RegisteredClient, Uni<T>> decided) {
        return serve(
                recognize(Credentials.of(clientId, secret)),
                fromMemory,
                () -> authenticate(clientId, secret).flatMap(decided::apply));
    }

    private static <T> Uni<T> serve(
            Optional<RegisteredClient> recognized,
            Function<RegisteredClient, Uni<Optional<T>>> fromMemory,
            Supplier<Uni<T>> decided) {
        return Uni.createFrom()
                .deferred(() -> recognized
                        .map(fromMemory)
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())))
                .onFailure(OAuthException.class)
                .recoverWithItem(Optional.empty())
                .flatMap(answer ->
                        answer.map(found -> Uni.createFrom().item(found)).orElseGet(decided));
    }

    private Optional<RegisteredClient> recognize(OAuthRequest request) {
        return request.clientAssertion().isPresent() ? Optional.empty() : recognize(Credentials.of(request));
    }

    private Optional<RegisteredClient> recognize(Credentials sent) {
        attempt(sent.clientId());
        Optional<StoredClient> remembered = clients.remembered(sent.clientId());
        return remembered.isPresent() && refusal(remembered, sent.secret()).isEmpty()
                ? remembered.map(StoredClient::client)
                : Optional.empty();
    }

    /** Returns the client of a request, from memory if it suffices: for endpoints that issue nothing. */
    public Uni<RegisteredClient> recognizeOrAuthenticate(OAuthRequest request) {
        return recognize(request).map(client -> Uni.createFrom().item(client)).orElseGet(() -> authenticate(request));
    }

    /**
     * What a client without an assertion authenticates with.
     *
     * @param secret null for none, which an empty one counts as (RFC 6749 section 2.3.1)
     */
    private record Credentials(String clientId, @Nullable ClientSecret secret) {
        static Credentials of(String clientId, ClientSecret secret) {
            return new Credentials(clientId, secret.value().isEmpty() ? null : secret);
        }

        static Credentials of(OAuthRequest request) {
            @Nullable PlainClientSecret secret = request.clientSecret();
            if (secret != null) {
                return of(
                        secret.getClientID().getValue(),
                        new ClientSecret(secret.getClientSecret().getValue()));
            }
            String clientId = request.clientId();
            if (clientId == null) {
                throw OAuthException.badClient();
            }
            return new Credentials(clientId, null);
        }
    }

    private Uni<RegisteredClient> byAssertion(SignedJWT assertion, @Nullable String namedId) {
        String clientId = ClientAssertions.claimedClient(assertion)
                .filter(claimed -> claimed.indexOf('\0') < 0 && (namedId == null || namedId.equals(claimed)))
                .orElseThrow(OAuthException::badClient);
        Attempt attempt = attempt(clientId);
        return clients.find(pool, clientId).flatMap(stored -> {
            Optional<String> refusal = stored.map(
                            s -> standing(s.client(), s.client().authMethod() == AuthMethod.PRIVATE_KEY_JWT))
                    .orElse(Optional.of("unknown_client"));
            Uni<Optional<String>> verdict = refusal.isPresent()
                    ? Uni.createFrom().item(refusal)
                    : assertions.refusal(stored.orElseThrow().client(), assertion);
            return verdict.flatMap(found -> answer(attempt, stored, found));
        });
    }

    /** Fails with {@code slow_down} after too many failed attempts, even if this one is right. */
    private Attempt attempt(String clientId) {
        Attempt attempt = new Attempt(clientId, address.current());
        throttle.check(attempt);
        return attempt;
    }

    private Uni<RegisteredClient> answer(Attempt attempt, Optional<StoredClient> stored, Optional<String> refusal) {
        return refusal.isEmpty()
                ? Uni.createFrom().item(stored.orElseThrow().client())
                : throttle.failed(attempt, hasSecret(stored))
                        .chain(() -> events.authenticationFailed(pool, attempt.clientId(), refusal.get()))
                        .chain(() -> Uni.createFrom().failure(OAuthException.badClient()));
    }

    /** Returns whether the client has a secret that could be guessed. If not, failed attempts must not lock it out. */
    private static boolean hasSecret(Optional<StoredClient> stored) {
        return stored.filter(s -> s.client().authMethod().usesSecret()).isPresent();
    }

    private Optional<String> refusal(Optional<StoredClient> stored, @Nullable ClientSecret secret) {
        boolean right = secret != null && isRight(stored, secret);
        if (stored.isEmpty()) {
            return Optional.of("unknown_client");
        }
        RegisteredClient client = stored.get().client();
        boolean isItsMethod =
                secret == null ? client.isPublic() : client.authMethod().usesSecret();
        return isItsMethod && secret != null && !right ? Optional.of("bad_secret") : standing(client, isItsMethod);
    }

    private static Optional<String> standing(RegisteredClient client, boolean isItsMethod) {
        if (!isItsMethod) {
            return Optional.of("wrong_method");
        }
        return client.isEnabled() ? Optional.empty() : Optional.of("client_disabled");
    }

    /** Compares with both secrets, even if they do not exist, so that the time reveals nothing. */
    private boolean isRight(Optional<StoredClient> stored, ClientSecret secret) {
        byte[] sent = keys.secretHash().of(secret.value());
        Instant previousUntil =
                stored.map(StoredClient::previousSecretExpiresAt).orElse(Instant.MIN);
        boolean isCurrent =
                MessageDigest.isEqual(stored.map(StoredClient::secretHash).orElse(NO_HASH), sent);
        boolean isPrevious = MessageDigest.isEqual(
                stored.map(StoredClient::previousSecretHash).orElse(NO_HASH), sent);
        return isCurrent | (isPrevious & clock.instant().isBefore(previousUntil));
    }
}
