package io.tillgate.scope.definition;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who is to own a scope; unchecked.
 *
 * @param owner the client id
 */
@Schema(name = "OwnerRequest", description = "Who is to own a scope.")
record OwnerRequest(
        @Schema(description = "The client id.", required = true) @Nullable
        String owner) {}
