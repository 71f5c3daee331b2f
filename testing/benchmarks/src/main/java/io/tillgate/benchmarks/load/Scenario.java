package io.tillgate.benchmarks.load;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The requests of a run. Called on one thread. */
public interface Scenario {

    /**
     * Returns the next request of a connection; null if there are no more.
     *
     * @param connection the number of the connection, from 0
     */
    byte @Nullable [] next(int connection);

    /** Receives a response, and returns whether it is the expected one. */
    default boolean accept(int connection, int status, String body) {
        return status / 100 == 2;
    }

    /** Returns a scenario that repeats a request. */
    static Scenario repeating(byte[] request) {
        return connection -> request;
    }

    /** Returns a POST request with a form. */
    static byte[] post(String path, @Nullable String authorization, String form) {
        return post(path, authorization, "application/x-www-form-urlencoded", form);
    }

    /** Returns a POST request with a body in ASCII. */
    static byte[] post(String path, @Nullable String authorization, String type, String body) {
        return ("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type + "\r\n"
                        + (authorization == null ? "" : "Authorization: " + authorization + "\r\n")
                        + "Content-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Returns a GET request. */
    static byte[] get(String path, @Nullable String authorization) {
        return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n"
                        + (authorization == null ? "" : "Authorization: " + authorization + "\r\n") + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
