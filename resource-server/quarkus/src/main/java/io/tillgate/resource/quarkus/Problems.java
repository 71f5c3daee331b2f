package io.tillgate.resource.quarkus;

/** The problem details (RFC 9457) of refusals: texts of our own without a character that JSON escapes. */
final class Problems {
    static final String MEDIA_TYPE = "application/problem+json";

    private Problems() {}

    static String of(String name, String title, int status) {
        return of(name, title, status, "");
    }

    /** @param detail what happened this time; empty to leave it out */
    static String of(String name, String title, int status, String detail) {
        return "{\"type\":\"https://tillgate.io/problems/" + name + "\",\"title\":\"" + title + "\",\"status\":"
                + status + (detail.isEmpty() ? "" : ",\"detail\":\"" + detail + "\"") + "}";
    }
}
