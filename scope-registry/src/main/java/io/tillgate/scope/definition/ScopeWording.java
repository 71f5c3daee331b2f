package io.tillgate.scope.definition;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The label and description of a scope in one language.
 *
 * @param label its name on the consent page
 * @param description what granting it allows
 */
@Schema(name = "ScopeWording", description = "The texts of a scope in one language.")
public record ScopeWording(
        @Schema(description = "The scope's name on the consent page.")
        String label,

        @Schema(description = "What the scope allows.") String description) {}
