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

/** The settings of a protected API. All but three have a default. */
@ConfigMapping(prefix = "tillgate.resource-server")
public interface ResourceServerConfig {
    /** The issuer of the tokens, exactly as in their {@code iss}; for example {@code https://auth.example}. */
    String issuer();

    /**
     * Former names of the issuer. Revocations that it signed under them still count; tokens issued under them are
     * refused.
     */
    Optional<Set<String>> formerIssuers();

    /** This API's identifiers in a token's {@code aud}; a token with any of them is accepted. */
    Set<String> audience();

    /** The address at which this API reaches auth-service; keys and introspection are below {@code /oauth}. */
    URI authServerUrl();

    /** The header that carries API keys; auth-service's {@code api-keys.header} tells modules the same name. */
    @WithDefault("X-API-KEY")
    String apiKeyHeader();

    /** This API's own client, for introspection. Without one only JWTs are accepted: no opaque tokens, no API keys. */
    Optional<String> clientId();

    /** The file with the client's secret and nothing else; white space around it is ignored. */
    Optional<Path> clientSecretFile();

    /** The tolerated difference to the issuer's clock, for {@code exp}, {@code nbf} and {@code iat}; 0s to 5m. */
    @WithDefault("2s")
    Duration clockSkew();

    /** The maximum age of a sign-in for an operation that requires a recent one; 1s or more. */
    @WithDefault("PT5M")
    Duration recentSignIn();

    /** The verified-token cache. */
    Cache cache();

    /** The issuer's keys. */
    Keys keys();

    /** The revocation log. */
    RevocationFeed revocation();

    /** The reports of the revocations that this instance has applied. */
    Enforcement enforcement();

    /** The behaviour while the knowledge of revocations is stale. */
    Staleness staleness();

    /** The snapshot on disk. */
    Snapshot snapshot();

    /**
     * Further issuers whose JWTs are accepted, by names of your choice (lower case letters, digits, hyphens). An API
     * that sets this must check {@code TokenIdentity.issuer()}. Empty: only tokens of {@code issuer} are accepted.
     */
    Map<String, Further> issuers();

    /** A further issuer whose JWTs are accepted; all other settings are those of the main one. */
    interface Further {
        /** The issuer of the tokens, exactly as in their {@code iss}. */
        String issuer();

        /** Former names of the issuer, under which its revocations still count. */
        Optional<Set<String>> formerIssuers();

        /** This API's identifiers in the {@code aud} of its tokens; empty for those of the main issuer. */
        Optional<Set<String>> audience();

        /** The address of the issuer's JWK Set; its keys are taken from nowhere else. */
        URI jwksUrl();

        /**
         * Settings of the Kafka client for the issuer's brokers, such as {@code "bootstrap.servers"} in quotes; no
         * setting of the main client applies to them. Empty: the brokers of {@code kafka.bootstrap.servers}.
         */
        Map<String, String> kafka();

        /** Its revocation log. */
        Log revocation();

        /** The enforcement reports to it. */
        Receipts enforcement();
    }

    /** The revocation log of a further issuer. */
    interface Log {
        /** The topic of the issuer's revocations; two issuers must not share one. */
        @WithDefault("tillgate.revocations.v1")
        String topic();
    }

    /** The enforcement reports to a further issuer. */
    interface Receipts {
        /** Whether reports are sent to the issuer, which requires write access to the topic at its brokers. */
        @WithDefault("false")
        boolean enabled();

        /** The topic of the reports to the issuer; two issuers must not share one. */
        @WithDefault("tillgate.enforcement.v1")
        String topic();
    }

    /** The verified-token cache. */
    interface Cache {
        /** The maximum number of cached tokens; 0 disables the cache. */
        @WithDefault("10000")
        long maximumSize();

        /** How long a verified JWT is cached at most; never past its expiry. */
        @WithDefault("10m")
        Duration jwtTtl();

        /** How long an introspected token or API key is cached at most; never past its expiry or revocation. */
        @WithDefault("1m")
        Duration opaqueTtl();
    }

    /** The issuer's keys. */
    interface Keys {
        /** The minimum time between two fetches caused by unknown key ids; 1s or more. */
        @WithDefault("10s")
        Duration refreshInterval();
    }

    /** The revocation log. */
    interface RevocationFeed {
        /** The topic of the revocations; the brokers are those of {@code kafka.bootstrap.servers}. */
        @WithDefault("tillgate.revocations.v1")
        String topic();

        /**
         * How long a record that cannot be parsed or verified keeps this instance unready, unless it is cured before; 0
         * until it is cured, or a day after the topic was recreated.
         */
        @WithDefault("15m")
        Duration quarantine();
    }

    /** The reports of the revocations that this instance has applied. */
    interface Enforcement {
        /**
         * Whether this instance reports what it has applied, which requires write access to the topic. It then serves
         * only on knowledge that it has reported, and a revocation may wait until this instance enforces it. An
         * instance that does not report is neither waited for nor counted.
         */
        @WithDefault("true")
        boolean enabled();

        /** The topic of the enforcement reports; the brokers are those of {@code kafka.bootstrap.servers}. */
        @WithDefault("tillgate.enforcement.v1")
        String topic();
    }

    /** The behaviour while the knowledge of revocations is stale. */
    interface Staleness {
        /** What is done with tokens once the knowledge of revocations is older than {@code max-age}. */
        @WithDefault("fail-closed")
        StalenessPolicy policy();

        /** The age up to which the knowledge of revocations is fresh; a heartbeat comes each second. */
        @WithDefault("30s")
        Duration maxAge();

        /** The age up to which {@code serve-stale} serves before it refuses; at least {@code max-age}. */
        @WithDefault("24h")
        Duration serveStaleLimit();

        /**
         * The limits for requests that need a scope, longer or shorter than the general limit: with 24 hours for
         * {@code sales:create}, an offline till can sell for a day. If a request needs several scopes, the strictest
         * limit applies. Not allowed with the policy {@code introspect}. Empty: the general limit applies to every
         * scope.
         */
        Map<String, Duration> scopes();
    }

    /** The snapshot on disk, from which a start without Kafka and auth-service restores the last run's knowledge. */
    interface Snapshot {
        /**
         * A directory that only this instance uses and only its user can read; created if missing. None: no snapshot.
         */
        Optional<Path> directory();

        /** The time between two updates of the snapshot; 1s or more. What a crash loses is read from Kafka again. */
        @WithDefault("5s")
        Duration interval();

        /** The maximum size of the snapshot in MiB; a revocation takes about 800 bytes. 1 or more. */
        @WithDefault("1024")
        int maximumMebibytes();
    }
}
