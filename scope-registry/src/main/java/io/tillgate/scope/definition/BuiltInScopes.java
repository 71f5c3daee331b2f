package io.tillgate.scope.definition;

import io.tillgate.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the scopes of Tillgate itself from the configuration. */
@ApplicationScoped
class BuiltInScopes {
    private final ScopesConfig config;
    private final ScopeRules rules;

    BuiltInScopes(ScopesConfig config, ScopeRules rules) {
        this.config = config;
        this.rules = rules;
    }

    /**
     * The built-in scopes by namespace.
     *
     * @throws IllegalStateException if one is invalid
     */
    Map<String, ScopeContent> read() {
        Map<String, ScopeContent> scopes = new LinkedHashMap<>();
        config.builtIn().forEach((namespace, builtIn) -> {
            ScopeRequest request = request(namespace, builtIn);
            List<Violation> violations = rules.check(namespace, request);
            if (!violations.isEmpty()) {
                throw new IllegalStateException("tillgate.scopes.built-in.\"" + namespace + "\": " + violations);
            }
            scopes.put(namespace, request.content());
        });
        return scopes;
    }

    private static ScopeRequest request(String namespace, ScopesConfig.BuiltIn builtIn) {
        List<@Nullable String> group = List.copyOf(builtIn.group().orElse(List.of()));
        return new ScopeRequest(
                namespace,
                builtIn.label(),
                builtIn.description(),
                translations(builtIn),
                builtIn.app(),
                builtIn.icon().orElse(null),
                builtIn.color().orElse(null),
                group,
                builtIn.clientsOnly(),
                builtIn.apiKeys().orElse(null),
                builtIn.grave(),
                false);
    }

    private static Map<String, @Nullable WordingRequest> translations(ScopesConfig.BuiltIn builtIn) {
        Map<String, @Nullable WordingRequest> translations = new LinkedHashMap<>();
        builtIn.translations()
                .forEach((language, wording) ->
                        translations.put(language, new WordingRequest(wording.label(), wording.description())));
        return translations;
    }
}
