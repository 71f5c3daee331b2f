package io.tillgate.scope.definition;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The active scopes that match a filter, sorted by namespace. */
@Schema(name = "ScopeList", description = "The active scopes, ordered by namespace.")
record ScopeListResponse(List<ScopeResponse> items) {}
