package io.tillgate.resource.staleness;

/** What a protected API does while its knowledge of revocations is stale. */
public enum StalenessPolicy {
    /** Refuses every token with 503 until the knowledge is fresh again. */
    FAIL_CLOSED,
    /** Serves on stale knowledge up to a limit, then refuses. */
    SERVE_STALE,
    /** Introspects every token at the authorization server, and caches nothing. */
    INTROSPECT
}
