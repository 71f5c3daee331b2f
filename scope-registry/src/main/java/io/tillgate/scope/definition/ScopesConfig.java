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

/** The built-in and initial scopes, and what modules may register. */
@ConfigMapping(prefix = "tillgate.scopes")
public interface ScopesConfig {

    /** The scopes of Tillgate itself, by namespace. They are stored at every start and cannot be changed by request. */
    Map<String, @Valid BuiltIn> builtIn();

    /** The client id that owns the built-in scopes and those of the scopes file. */
    @WithDefault("scope-registry")
    @NotBlank
    String builtInOwner();

    /** Namespaces that no module may register. {@code *} at the end matches any continuation. */
    @NotEmpty
    List<String> reserved();

    /** The named colours that the consent page can show. */
    @NotEmpty
    List<String> colors();

    /**
     * Apps to which every module may add scopes; the consent page shows the owner of each scope. Every other app
     * belongs to the client that used it first. The contract of module authors makes {@code profile} a shared app.
     */
    @WithDefault("profile")
    Set<String> sharedApps();

    /** Scopes to store at the first start. */
    Bootstrap bootstrap();

    /** A built-in scope. */
    interface BuiltIn {
        /** The scope's name on the consent page. */
        @NotBlank
        String label();

        /** What the scope allows. */
        @NotBlank
        String description();

        /** The name and description in other languages, by language tag (BCP 47). */
        Map<String, @Valid Wording> translations();

        /** The app that the scope belongs to. */
        @WithDefault("tillgate")
        @NotBlank
        String app();

        /** A Font Awesome icon class; without one, no icon is shown. */
        Optional<String> icon();

        /** One of {@link ScopesConfig#colors()}; none shows the default colour. */
        Optional<String> color();

        /** The groups whose members may grant the scope; if empty, everyone may. */
        Optional<List<String>> group();

        /** Whether only clients may hold the scope, never accounts. */
        @WithDefault("false")
        boolean clientsOnly();

        /**
         * Whether API keys may hold the scope. The operator may allow it for {@code account}, but not for {@code admin}
         * and the suite's other scopes. By default true, and false for the suite's scopes.
         */
        Optional<Boolean> apiKeys();

        /** Whether consent to the scope requires a recent sign-in. */
        @WithDefault("false")
        boolean grave();
    }

    /** How a built-in scope is shown in another language. */
    interface Wording {
        /** The scope's name on the consent page. */
        @NotBlank
        String label();

        /** What the scope allows. */
        @NotBlank
        String description();
    }

    /** Scopes to store at the first start. */
    interface Bootstrap {
        /**
         * A JSON file {@code {"scopes": [{namespace, label, ...}]}}. Scopes that the registry lacks are
         * stored at startup; existing scopes are not changed. Optional.
         */
        @WithName("scopes-file")
        Optional<Path> scopesFile();
    }
}
