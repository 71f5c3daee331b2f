package io.tillgate.resource.staleness;

/** What a protected API does while it cannot know of new revocations. */
public enum StalenessPolicy {
    /** It refuses every token with 503 until it knows again. */
    FAIL_CLOSED,
    /** It serves on what it knows, up to a limit, and then refuses. */
    SERVE_STALE,
    /** It asks the authorization server about every token, and keeps none of the answers. */
    INTROSPECT
}
