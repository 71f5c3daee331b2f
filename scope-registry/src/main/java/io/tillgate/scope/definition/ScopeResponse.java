package io.tillgate.scope.definition;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A scope definition as responses show it. */
@Schema(name = "Scope", description = "The current definition of a scope.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ScopeResponse(
        @Schema(description = "The scope token (RFC 6749 section 3.3).")
        String namespace,

        @Schema(description = "The scope's name on the consent page.")
        String label,

        @Schema(description = "What the scope allows.") String description,

        @Schema(description = "The label and description in other languages, by language tag (BCP 47).")
        Map<String, ScopeWording> translations,

        @Schema(description = "The app that the scope belongs to.")
        String app,

        @Schema(description = "A Font Awesome icon class.") @Nullable
        String icon,

        @Schema(description = "A named colour of the consent page.") @Nullable
        String color,

        @Schema(description = "The groups whose members may grant the scope; if empty, everyone may.")
        List<String> group,

        @Schema(name = "clients_only", description = "Whether only clients may hold the scope, never accounts.")
        @JsonProperty("clients_only")
        boolean clientsOnly,

        @Schema(name = "api_keys", description = "Whether API keys may hold the scope.") @JsonProperty("api_keys")
        boolean apiKeys,

        @Schema(description = "Whether consent to the scope requires a recent sign-in.")
        boolean grave,

        @Schema(description = "The client that owns the namespace.")
        String owner,

        @Schema(
                name = "built_in",
                description = "Whether the scope is defined by the configuration; such a scope cannot be changed.")
        @JsonProperty("built_in")
        boolean builtIn,

        @Schema(
                description = "Whether the scope can be granted.",
                enumeration = {"active", "retired"})
        String status,

        @Schema(description = "The number of the scope's version, from 1.")
        long version,

        @Schema(
                name = "consent_version",
                description = "The oldest version whose consent is still valid; users who granted an older version are"
                        + " asked again.")
        @JsonProperty("consent_version")
        long consentVersion,

        @Schema(name = "created_at", description = "The time of the first registration.") @JsonProperty("created_at")
        Instant createdAt,

        @Schema(name = "updated_at", description = "The time of the last change.") @JsonProperty("updated_at")
        Instant updatedAt) {

    static ScopeResponse of(ScopeDefinition scope) {
        ScopeContent content = scope.content();
        return new ScopeResponse(
                scope.namespace(),
                content.label(),
                content.description(),
                content.translations(),
                content.app(),
                content.icon(),
                content.color(),
                content.group(),
                content.clientsOnly(),
                content.apiKeys(),
                content.grave(),
                scope.owner(),
                scope.builtIn(),
                scope.status().wireName(),
                scope.version(),
                scope.consentVersion(),
                scope.createdAt(),
                scope.updatedAt());
    }
}
