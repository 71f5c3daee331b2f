package io.tillgate.benchmarks.scenario;

/**
 * What a request is sent with.
 *
 * @param header the header that it comes in
 * @param value the value of the header
 * @param secret the token or the key alone
 */
public record Credential(String header, String value, String secret) {
    /** A bearer token. */
    public static Credential bearer(String token) {
        return new Credential("Authorization", "Bearer " + token, token);
    }

    /** An API key. */
    public static Credential apiKey(String key) {
        return new Credential("X-API-KEY", key, key);
    }

    @Override
    public String toString() {
        return header;
    }
}
