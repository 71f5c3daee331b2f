package io.tillgate.scope.definition;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A scope definition as responses show it. */
@Schema(name = "Scope", description = "A scope definition as it now is.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ScopeResponse(
        @Schema(description = "The scope token (RFC 6749 section 3.3).")
        String namespace,

        @Schema(description = "Its name on the consent page.")
        String label,

        @Schema(description = "What granting it allows.") String description,

        @Schema(description = "Its label and description in other languages, by language tag (BCP 47).")
        Map<String, ScopeWording> translations,

        @Schema(description = "The app that it belongs to.") String app,

        @Schema(description = "A Font Awesome class.") @Nullable
        String icon,

        @Schema(description = "A named colour of the consent page.") @Nullable
        String color,

        @Schema(description = "The groups whose members may grant it; empty means everyone.")
        List<String> group,

        @Schema(name = "clients_only", description = "True where only a client may hold it, never an account.")
        @JsonProperty("clients_only")
        boolean clientsOnly,

        @Schema(name = "api_keys", description = "True where an API key may hold it.") @JsonProperty("api_keys")
        boolean apiKeys,

        @Schema(description = "Whether consent to it requires a recent sign-in.")
        boolean grave,

        @Schema(description = "The client that owns the namespace.")
        String owner,

        @Schema(
                name = "built_in",
                description = "True where the configuration defines it; such a scope cannot be changed.")
        @JsonProperty("built_in")
        boolean builtIn,

        @Schema(
                description = "Whether it can be granted.",
                enumeration = {"active", "retired"})
        String status,

        @Schema(description = "Counts its changes, from 1.") long version,

        @Schema(
                name = "consent_version",
                description = "The version since which consent counts: what people allowed of an older one is asked"
                        + " again.")
        @JsonProperty("consent_version")
        long consentVersion,

        @Schema(name = "created_at", description = "When it was first registered.") @JsonProperty("created_at")
        Instant createdAt,

        @Schema(name = "updated_at", description = "When it last changed.") @JsonProperty("updated_at")
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
