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

/** What the whole service needs to know. */
@ConfigMapping(prefix = "tillgate.auth")
public interface AuthConfig {

    /** The issuer: the origin that clients see, without a path (RFC 8414 section 2). */
    @WithDefault("${tillgate.issuer}")
    URI issuer();

    /** The file that holds the key-encryption key: 32 random bytes, Base64. */
    Path keyEncryptionKeyFile();

    /**
     * Files with key-encryption keys that only open, while one takes the place of another: what they had encrypted is
     * encrypted anew at the start. None where absent.
     */
    Optional<List<Path>> otherKeyEncryptionKeyFiles();

    /** The address of user-service, where passwords are checked. */
    URI userServiceUrl();

    /** The address of scope-registry, which is asked whether it has written what the scopes topic says. */
    URI scopeRegistryUrl();

    /** The address of audit-service, where administrators' recent events come from; none are shown where absent. */
    Optional<URI> auditServiceUrl();

    /** The client whose users sign in at {@code /auth/token} with nothing but their own Basic credentials. */
    @NotBlank
    @WithDefault("pos-admin")
    String defaultClient();

    /**
     * How old a sign-in may be for what would outlive a stolen token or an open browser: API apps and their secrets, and
     * every change by an administrator that does not only end something.
     */
    @DurationMin(seconds = 1)
    @WithDefault("PT5M")
    Duration recentSignIn();

    /** Clients to register at start where they are missing. */
    Bootstrap bootstrap();

    /** Lifetimes of clients that do not state their own. */
    Lifetimes lifetimes();

    /** API apps. */
    Apps apps();

    /** Clients to register at start where they are missing. */
    interface Bootstrap {

        /** A JSON file {@code {"clients": [...]}} with RFC 7591 names; none where absent. */
        Optional<Path> clientsFile();
    }

    /** Lifetimes of clients that do not state their own. */
    interface Lifetimes {

        /** How long an access token lives; from a second to a day, for so long a revocation is remembered. */
        @DurationMin(seconds = 1)
        @DurationMax(days = 1)
        @WithDefault("PT1H")
        Duration accessToken();

        /** How long a refresh token may lie unused. */
        @WithDefault("P14D")
        Duration refreshIdle();

        /** How long a grant may be refreshed at all. */
        @WithDefault("P90D")
        Duration refreshAbsolute();

        /**
         * How long the last refresh token may still be sent, and gets the same successor again, so that a lost response
         * logs nobody out; at most half of the lifetime of the client's access tokens. A client's
         * {@code refresh_token_retry_window} takes its place. Zero forgives nothing.
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
