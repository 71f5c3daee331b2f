package io.tillgate.scope.definition;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The new owner of a scope, not yet validated.
 *
 * @param owner the client id
 */
@Schema(name = "OwnerRequest", description = "The new owner of a scope.")
record OwnerRequest(
        @Schema(description = "The client id.", required = true) @Nullable
        String owner) {}
