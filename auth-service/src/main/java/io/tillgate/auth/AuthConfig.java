package io.tillgate.auth;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** The settings of the service as a whole. */
@ConfigMapping(prefix = "tillgate.auth")
public interface AuthConfig {

    /** The issuer: the origin that clients see, without a path (RFC 8414 section 2). */
    @WithDefault("${tillgate.issuer}")
    URI issuer();

    /** The file that holds the key-encryption key: 32 random bytes, Base64. */
    Path keyEncryptionKeyFile();

    /**
     * Files with key-encryption keys that only decrypt, while the key is being replaced: data encrypted with them is
     * re-encrypted at startup. Optional.
     */
    Optional<List<Path>> otherKeyEncryptionKeyFiles();

    /** The address of user-service, where passwords are checked. */
    URI userServiceUrl();

    /** The address of scope-registry, which confirms records of the scopes topic. */
    URI scopeRegistryUrl();

    /**
     * The address of audit-service, which supplies the recent events on administrators' pages. If absent, none are
     * shown.
     */
    Optional<URI> auditServiceUrl();

    /** The address of the API reference, for a link in the portal. If absent, there is none. */
    Optional<URI> apiReference();

    /** The client of users who sign in at {@code /auth/token} with only their own Basic credentials. */
    @NotBlank
    @WithDefault("pos-admin")
    String defaultClient();

    /**
     * The maximum age of a sign-in for operations whose effect would outlive a stolen token or an open browser:
     * creating API apps and their secrets, and every change by an administrator that does more than end something.
     */
    @DurationMin(seconds = 1)
    @WithDefault("PT5M")
    Duration recentSignIn();

    /** Clients to register at startup if they do not exist yet. */
    Bootstrap bootstrap();

    /** The lifetimes for clients without their own. */
    Lifetimes lifetimes();

    /** API apps. */
    Apps apps();

    /** Clients to register at startup if they do not exist yet. */
    interface Bootstrap {

        /** A JSON file {@code {"clients": [...]}} with RFC 7591 names. If absent, no clients are registered. */
        Optional<Path> clientsFile();
    }

    /** The lifetimes for clients without their own. */
    interface Lifetimes {

        /** The lifetime of access tokens; from a second to a day, which is how long revocations are kept. */
        @DurationMin(seconds = 1)
        @DurationMax(days = 1)
        @WithDefault("PT1H")
        Duration accessToken();

        /** How long an unused refresh token stays valid. */
        @WithDefault("P14D")
        Duration refreshIdle();

        /** How long a grant can be refreshed in total. */
        @WithDefault("P90D")
        Duration refreshAbsolute();

        /**
         * How long the previous refresh token may be sent again; it gets the same successor, so that a lost response
         * signs nobody out. At most half of the lifetime of the client's access tokens. A client's {@code
         * refresh_token_retry_window} overrides it. 0 disables it.
         */
        @WithDefault("PT5M")
        Duration refreshRetryWindow();
    }

    /** API apps. */
    interface Apps {

        /** The scopes of an app, narrowed to what its owner may grant. */
        @WithDefault("menu:read,menu:write,sales:read,sales:refund")
        List<String> scopes();

        /** The audiences of an app's tokens. */
        @WithName("audiences")
        @WithDefault("https://pos.example/api")
        List<String> audiences();

        /** How many apps one account may have. */
        @WithDefault("50")
        int maxPerAccount();
    }
}
