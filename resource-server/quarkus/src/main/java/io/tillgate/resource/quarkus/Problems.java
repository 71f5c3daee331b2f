package io.tillgate.resource.quarkus;

/** Builds the problem details (RFC 9457) of refusals; their texts contain no character that JSON escapes. */
final class Problems {
    static final String MEDIA_TYPE = "application/problem+json";

    private Problems() {}

    static String of(String name, String title, int status) {
        return of(name, title, status, "");
    }

    /** @param detail the details of this occurrence; omitted if empty */
    static String of(String name, String title, int status, String detail) {
        return "{\"type\":\"https://tillgate.io/problems/" + name + "\",\"title\":\"" + title + "\",\"status\":"
                + status + (detail.isEmpty() ? "" : ",\"detail\":\"" + detail + "\"") + "}";
    }
}
