package io.tillgate.forward.world;

import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A request whose every octet is the test's, as no client library lets through. */
public record RawCall(String head) {
    private static final int PATIENCE_MILLIS = 5_000;

    /** A request for a path without anything else. */
    public static RawCall get(String target) {
        return new RawCall("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
    }

    /** With one more header. */
    public RawCall with(String header) {
        return new RawCall(head + header + "\r\n");
    }

    /** The status line of what comes back. */
    public String status() {
        return exchange(
                input -> new BufferedReader(new InputStreamReader(input, StandardCharsets.ISO_8859_1)).readLine());
    }

    /**
     * Everything that comes back until the service ends the connection.
     *
     * @throws UncheckedIOException where it does not end it
     */
    public String answer() {
        return exchange(input -> new String(input.readAllBytes(), StandardCharsets.ISO_8859_1));
    }

    private interface Reading {
        String read(InputStream input) throws IOException;
    }

    private String exchange(Reading reading) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write((head + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            return reading.read(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
