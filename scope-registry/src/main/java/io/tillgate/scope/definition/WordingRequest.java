package io.tillgate.scope.definition;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The label and description of a scope in one language, not yet validated.
 *
 * @param label its name on the consent page
 * @param description what granting it allows
 */
@Schema(name = "WordingRequest", description = "How a scope is shown in one language.")
record WordingRequest(
        @Schema(description = "Its name on the consent page.", maxLength = 80, required = true) @Nullable
        String label,

        @Schema(description = "What granting it allows.", maxLength = 500, required = true) @Nullable
        String description) {}
