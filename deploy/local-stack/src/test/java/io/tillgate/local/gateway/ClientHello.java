package io.tillgate.local.gateway;

import java.io.IOException;
import java.net.Socket;
import java.util.HexFormat;

/**
 * The first message of a TLS client that offers one version and one suite, written by hand (RFC 5246 §7.4.1.2): the JDK
 * itself would not offer most of what a server has to refuse.
 */
final class ClientHello {
    /** P-256, uncompressed points, ECDSA and RSA with SHA-256 and SHA-1. */
    private static final String EXTENSIONS =
            "000a00040002" + "0017" + "000b00020100" + "000d000c000a" + "04030401080402030201";

    private ClientHello() {}

    /**
     * @param version for example 0x0303 for TLS 1.2
     * @param suite its number
     * @return the server's answer: {@code ServerHello}, or {@code alert} with its number
     */
    static String answer(int port, int version, int suite) throws IOException {
        String body = hex(version, 4) + "ab".repeat(32) + "00" + "0002" + hex(suite, 4) + "0100"
                + hex(EXTENSIONS.length() / 2, 4) + EXTENSIONS;
        String handshake = "01" + hex(body.length() / 2, 6) + body;
        String record = "160301" + hex(handshake.length() / 2, 4) + handshake;
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(HexFormat.of().parseHex(record));
            byte[] answer = socket.getInputStream().readNBytes(7);
            return answer[0] == 0x16 && answer[5] == 2 ? "ServerHello" : "alert " + answer[6];
        }
    }

    private static String hex(int value, int digits) {
        return HexFormat.of().toHexDigits((long) value, digits);
    }
}
