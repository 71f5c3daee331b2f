package io.tillgate.e2e.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** HTTP by hand: in the clear, and from an address of one's choice. */
final class Raw {
    private static final int MILLIS = 20_000;

    private Raw() {}

    /** The whole answer to a form that is posted; empty where the connection just ends. */
    static String post(String from, int port, String path, String headers, String form) throws IOException {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(MILLIS);
            socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
            socket.connect(new InetSocketAddress("127.0.0.1", port), MILLIS);
            String head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers
                    + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length()
                    + "\r\n\r\n";
            socket.getOutputStream().write((head + form).getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
