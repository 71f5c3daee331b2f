package io.tillgate.benchmarks.load;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What the connections of a run send. Called on one thread. */
public interface Scenario {

    /**
     * The next request of a connection, whole; null where there is nothing more to send.
     *
     * @param connection which connection asks, from 0
     */
    byte @Nullable [] next(int connection);

    /** Takes an answer; whether it is the expected one. */
    default boolean accept(int connection, int status, String body) {
        return status / 100 == 2;
    }

    /** The same request every time. */
    static Scenario repeating(byte[] request) {
        return connection -> request;
    }

    /** A form post. */
    static byte[] post(String path, @Nullable String authorization, String form) {
        return ("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                        + (authorization == null ? "" : "Authorization: " + authorization + "\r\n")
                        + "Content-Length: " + form.length() + "\r\n\r\n" + form)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** A GET. */
    static byte[] get(String path, @Nullable String authorization) {
        return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n"
                        + (authorization == null ? "" : "Authorization: " + authorization + "\r\n") + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
