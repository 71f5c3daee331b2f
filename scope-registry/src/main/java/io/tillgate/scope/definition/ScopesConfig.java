package io.tillgate.scope.definition;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the registry knows from the start, and what modules may say about their scopes. */
@ConfigMapping(prefix = "tillgate.scopes")
public interface ScopesConfig {

    /** The scopes of Tillgate itself, by namespace. They are stored at every start and cannot be changed by request. */
    Map<String, @Valid BuiltIn> builtIn();

    /** The client id that owns the built-in scopes and those of the scopes file. */
    @WithDefault("scope-registry")
    @NotBlank
    String builtInOwner();

    /** Namespaces that no module may register; one that ends with {@code *} stands for all that begin so. */
    @NotEmpty
    List<String> reserved();

    /** The named colours that the consent page can show. */
    @NotEmpty
    List<String> colors();

    /**
     * Apps that every module may add scopes to; whose each scope is, the consent page shows. Every other app belongs to the
     * client that used it first. {@code profile} is one by the contract of module authors.
     */
    @WithDefault("profile")
    Set<String> sharedApps();

    /** Scopes to store at the first start. */
    Bootstrap bootstrap();

    /** A built-in scope. */
    interface BuiltIn {
        /** Its name on the consent page. */
        @NotBlank
        String label();

        /** What granting it allows. */
        @NotBlank
        String description();

        /** Its name and description in other languages, by language tag (BCP 47). */
        Map<String, @Valid Wording> translations();

        /** The app that it belongs to. */
        @WithDefault("tillgate")
        @NotBlank
        String app();

        /** A Font Awesome class; none shows no icon. */
        Optional<String> icon();

        /** One of {@link ScopesConfig#colors()}; none shows the default colour. */
        Optional<String> color();

        /** The groups whose members may grant it; empty means everyone. */
        Optional<List<String>> group();

        /** True where only a client may hold it, never an account. */
        @WithDefault("false")
        boolean clientsOnly();

        /**
         * True where an API key may hold it. {@code account} may be opened so, by the operator's choice; {@code admin} and
         * the scopes of the suite itself may not. Absent: true, but false for these.
         */
        Optional<Boolean> apiKeys();

        /** True where whoever allows it must have signed in a short while ago. */
        @WithDefault("false")
        boolean grave();
    }

    /** How a built-in scope is shown in another language. */
    interface Wording {
        /** Its name on the consent page. */
        @NotBlank
        String label();

        /** What granting it allows. */
        @NotBlank
        String description();
    }

    /** Scopes to store at the first start. */
    interface Bootstrap {
        /**
         * A JSON file {@code {"scopes": [{namespace, label, ...}]}}. What it names and the registry lacks is stored at
         * start; what exists is left as it is. None stores nothing.
         */
        @WithName("scopes-file")
        Optional<Path> scopesFile();
    }
}
