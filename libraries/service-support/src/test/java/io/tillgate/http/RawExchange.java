package io.tillgate.http;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Requests whose every octet is the test's, and everything that comes back until the server ends the connection. */
final class RawExchange {
    private static final int PATIENCE_MILLIS = 10_000;

    private RawExchange() {}

    /**
     * @throws UncheckedIOException if the connection does not end
     */
    static String answerTo(String octets) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(octets.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
