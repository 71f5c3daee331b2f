package io.tillgate.scope.definition;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The label and description of a scope in one language.
 *
 * @param label its name on the consent page
 * @param description what granting it allows
 */
@Schema(name = "ScopeWording", description = "How a scope is shown in one language.")
public record ScopeWording(
        @Schema(description = "Its name on the consent page.")
        String label,

        @Schema(description = "What granting it allows.") String description) {}
