package io.tillgate.scope.definition;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * All scopes of a module, not yet validated.
 *
 * @param scopes the scopes
 */
@Schema(name = "ScopeManifest", description = "The whole set of a module's scopes: what it does not name is retired.")
record ScopeManifest(
        @Schema(description = "The scopes, each namespace once.", required = true, maxItems = 200) @Nullable
        List<@Nullable ScopeRequest> scopes) {}
