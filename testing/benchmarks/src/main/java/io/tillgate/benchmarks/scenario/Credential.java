package io.tillgate.benchmarks.scenario;

/**
 * The credential of a request.
 *
 * @param header the name of its header
 * @param value the value of the header
 * @param secret the token or key itself
 */
public record Credential(String header, String value, String secret) {
    /** Returns the credential of a bearer token. */
    public static Credential bearer(String token) {
        return new Credential("Authorization", "Bearer " + token, token);
    }

    /** Returns the credential of an API key. */
    public static Credential apiKey(String key) {
        return new Credential("X-API-KEY", key, key);
    }

    @Override
    public String toString() {
        return header;
    }
}
