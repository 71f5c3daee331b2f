package io.tillgate.resource.quarkus;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.tillgate.resource.staleness.StalenessPolicy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a protected API has to say about itself. Everything else has a default. */
@ConfigMapping(prefix = "tillgate.resource-server")
public interface ResourceServerConfig {
    /** The issuer of the tokens, exactly as in their {@code iss}; for example {@code https://auth.example}. */
    String issuer();

    /**
     * Names that the issuer has had before. What it revoked under them, with its own keys, still counts; its tokens of
     * then do not. Empty where it was always called the same.
     */
    Optional<Set<String>> formerIssuers();

    /** Who this API is in a token's {@code aud}; a token for any one of these is accepted. */
    Set<String> audience();

    /** Where auth-service is reached from here; keys and introspection are asked for below {@code /oauth}. */
    URI authServerUrl();

    /** The header that API keys come in; auth-service tells it to modules by the same name. */
    @WithDefault("X-API-KEY")
    String apiKeyHeader();

    /** This API's own client, for introspection. Without one only JWTs are accepted: no opaque tokens, no API keys. */
    Optional<String> clientId();

    /** The file that holds the client's secret, and nothing else; a line break at its end does not count. */
    Optional<Path> clientSecretFile();

    /** How far this machine's clock may be off the issuer's, for {@code exp}, {@code nbf} and {@code iat}; 0s to 5m. */
    @WithDefault("2s")
    Duration clockSkew();

    /** How old a sign-in may be for an operation that asks for a recent one; 1s or more. */
    @WithDefault("PT5M")
    Duration recentSignIn();

    /** The verified-token cache. */
    Cache cache();

    /** The issuer's keys. */
    Keys keys();

    /** The revocation log. */
    RevocationFeed revocation();

    /** What this instance tells of the revocations that it has applied. */
    Enforcement enforcement();

    /** What happens while revocations cannot be known. */
    Staleness staleness();

    /** What is kept on disk. */
    Snapshot snapshot();

    /**
     * Further issuers whose JWTs are accepted, by names of one's own (lower case letters, digits, hyphens). An API that sets
     * this looks at {@code TokenIdentity.issuer()}. Empty: tokens of the one {@code issuer} only.
     */
    Map<String, Further> issuers();

    /** An issuer whose JWTs are accepted beside those of the main one; everything that is not said here is as for that. */
    interface Further {
        /** The issuer of the tokens, exactly as in their {@code iss}. */
        String issuer();

        /** Names that it has had before, under which its revocations still count. */
        Optional<Set<String>> formerIssuers();

        /** Who this API is in the {@code aud} of its tokens; empty: as for the main issuer. */
        Optional<Set<String>> audience();

        /** Where its JWK Set is; keys are taken from nowhere else. */
        URI jwksUrl();

        /**
         * Settings of the Kafka client for its brokers, such as {@code "bootstrap.servers"} in quotes. Empty: the brokers of
         * {@code kafka.bootstrap.servers}; otherwise nothing of those settings is used.
         */
        Map<String, String> kafka();

        /** Its revocation log. */
        Log revocation();

        /** What it is told of the revocations that this instance has applied. */
        Receipts enforcement();
    }

    /** The revocation log of a further issuer. */
    interface Log {
        /** The topic that it writes; two issuers never share one. */
        @WithDefault("tillgate.revocations.v1")
        String topic();
    }

    /** What a further issuer is told of the revocations that this instance has applied. */
    interface Receipts {
        /** Whether it is told, which needs the right to write to the topic at its brokers. */
        @WithDefault("false")
        boolean enabled();

        /** The topic that it is told on; two issuers never share one. */
        @WithDefault("tillgate.enforcement.v1")
        String topic();
    }

    /** The verified-token cache. */
    interface Cache {
        /** How many tokens are kept at most; zero keeps none. */
        @WithDefault("10000")
        long maximumSize();

        /** How long a verified JWT is kept at most, and never past its expiry. */
        @WithDefault("10m")
        Duration jwtTtl();

        /**
         * How long an introspected token or API key is kept at most, and never past its expiry; revocations do not wait for
         * it.
         */
        @WithDefault("1m")
        Duration opaqueTtl();
    }

    /** The issuer's keys. */
    interface Keys {
        /** The least time between two fetches that an unknown key id causes; 1s or more. */
        @WithDefault("10s")
        Duration refreshInterval();
    }

    /** The revocation log. */
    interface RevocationFeed {
        /** The topic that is read; the brokers are those of {@code kafka.bootstrap.servers}. */
        @WithDefault("tillgate.revocations.v1")
        String topic();

        /**
         * How long a record that cannot be understood or verified keeps this instance unready, where nothing cures it
         * before; zero: until it is cured.
         */
        @WithDefault("15m")
        Duration quarantine();
    }

    /** What this instance tells of the revocations that it has applied. */
    interface Enforcement {
        /**
         * Whether this instance tells what it has applied, which needs the right to write to the topic. Then it serves by
         * nothing that it could not tell, and whoever revokes may wait until it has applied that. An instance that does not
         * tell is waited for by nobody, and counted nowhere.
         */
        @WithDefault("true")
        boolean enabled();

        /** The topic that it tells it on; the brokers are those of {@code kafka.bootstrap.servers}. */
        @WithDefault("tillgate.enforcement.v1")
        String topic();
    }

    /** What happens while revocations cannot be known. */
    interface Staleness {
        /** What is done with tokens once the knowledge is older than {@code max-age}. */
        @WithDefault("fail-closed")
        StalenessPolicy policy();

        /** Up to which age the knowledge of revocations is fresh; the issuer says each second that it lives. */
        @WithDefault("30s")
        Duration maxAge();

        /** Up to which age {@code serve-stale} serves before it refuses; not below {@code max-age}. */
        @WithDefault("24h")
        Duration serveStaleLimit();

        /**
         * Up to which age knowledge is good for requests that ask for a scope: with 24 hours for {@code sales:create} a till
         * whose line is cut goes on selling. Longer or shorter than everything else's; of several scopes the strictest counts.
         * Not with the policy {@code introspect}. Empty: none has a limit of its own.
         */
        Map<String, Duration> scopes();
    }

    /** What is kept on disk, so that a start without Kafka and auth-service knows what the last run knew. */
    interface Snapshot {
        /** A directory of this instance's own, readable by its user alone; made where it is missing. None: nothing is kept. */
        Optional<Path> directory();

        /** How often it is brought up to date; 1s or more. A crash forgets at most this, and Kafka tells it again. */
        @WithDefault("5s")
        Duration interval();

        /** How many MiB it may take at most; a revocation takes some 800 bytes. 1 or more. */
        @WithDefault("1024")
        int maximumMebibytes();
    }
}
