package io.tillgate.scope.definition;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The label and description of a scope in one language, not yet validated.
 *
 * @param label its name on the consent page
 * @param description what granting it allows
 */
@Schema(name = "WordingRequest", description = "The texts of a scope in one language.")
record WordingRequest(
        @Schema(description = "The scope's name on the consent page.", maxLength = 80, required = true) @Nullable
        String label,

        @Schema(description = "What the scope allows.", maxLength = 500, required = true) @Nullable
        String description) {}
