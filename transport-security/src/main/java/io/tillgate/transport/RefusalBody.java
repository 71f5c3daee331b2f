package io.tillgate.transport;

import java.util.List;

/** The answer to a request that came in the clear, in the form that its endpoint's errors have. */
record RefusalBody(String contentType, String json) {
    static final int STATUS = 400;
    private static final List<String> OAUTH = List.of("/oauth", "/auth", "/apps");
    private static final String TEXT =
            "This server takes requests over TLS alone: use https. What was sent is to be taken as known to others";

    static RefusalBody of(String path) {
        return isBelow(OAUTH, path)
                // RFC 6749 §5.2
                ? new RefusalBody(
                        "application/json", "{\"error\":\"invalid_request\",\"error_description\":\"" + TEXT + "\"}")
                // RFC 9457
                : new RefusalBody(
                        "application/problem+json",
                        "{\"type\":\"https://tillgate.io/problems/https-required\",\"title\":\"" + TEXT
                                + "\",\"status\":" + STATUS + "}");
    }

    static boolean isBelow(List<String> prefixes, String path) {
        return prefixes.stream().anyMatch(prefix -> path.equals(prefix) || path.startsWith(prefix + "/"));
    }
}
