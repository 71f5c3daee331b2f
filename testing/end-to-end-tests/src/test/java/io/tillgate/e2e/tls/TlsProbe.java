package io.tillgate.e2e.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Asks one address again and again, each time by a whole handshake that checks the chain and the name. */
final class TlsProbe {
    private static final int MILLIS = 20_000;

    private final Supplier<SSLContext> trust;
    private final int port;
    private final String path;
    private final List<String> answers = new ArrayList<>();

    /** @param trust another context each time, which resumes no session */
    TlsProbe(Supplier<SSLContext> trust, int port, String path) {
        this.trust = trust;
        this.port = port;
        this.path = path;
    }

    /** The serial number of the certificate that answers now. */
    BigInteger ask() {
        try (SSLSocket socket = (SSLSocket) trust.get().getSocketFactory().createSocket("localhost", port)) {
            socket.setSoTimeout(MILLIS);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            answers.add(answer.split("\r\n", 2)[0]);
            return ((X509Certificate) socket.getSession().getPeerCertificates()[0]).getSerialNumber();
        } catch (IOException e) {
            answers.add(e.toString());
            return BigInteger.ZERO;
        }
    }

    /** The status lines of all answers so far; where none came, why. */
    List<String> answers() {
        return List.copyOf(answers);
    }
}
