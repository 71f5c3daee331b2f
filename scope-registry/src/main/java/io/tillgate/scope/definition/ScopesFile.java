package io.tillgate.scope.definition;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillgate.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the initial scopes from {@link ScopesConfig.Bootstrap#scopesFile()}. */
@ApplicationScoped
class ScopesFile {
    private final ObjectMapper json;
    private final ScopeRules rules;
    private final Optional<Path> path;

    ScopesFile(ObjectMapper json, ScopeRules rules, ScopesConfig config) {
        this.json = json;
        this.rules = rules;
        this.path = config.bootstrap().scopesFile();
    }

    /**
     * The scopes by namespace; empty if no file is configured.
     *
     * @throws IllegalStateException if the file cannot be read or contains an invalid definition
     */
    Map<String, ScopeContent> read() {
        Map<String, ScopeContent> scopes = new LinkedHashMap<>();
        path.ifPresent(file -> {
            for (ScopeRequest request : requests(file)) {
                List<Violation> violations = rules.check(request.namespace(), request);
                if (!violations.isEmpty() || request.namespace() == null) {
                    throw new IllegalStateException(
                            "Scope " + request.namespace() + " in " + file + " is invalid: " + violations);
                }
                scopes.put(request.namespace(), request.content());
            }
        });
        return scopes;
    }

    private List<ScopeRequest> requests(Path file) {
        try {
            Content content = json.readValue(file.toFile(), Content.class);
            return content == null || content.scopes() == null ? List.of() : content.scopes();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "tillgate.scopes.bootstrap.scopes-file: " + file + " cannot be read as {\"scopes\": [...]}", e);
        }
    }

    record Content(@Nullable List<ScopeRequest> scopes) {}
}
