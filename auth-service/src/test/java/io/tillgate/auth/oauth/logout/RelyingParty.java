package io.tillgate.auth.oauth.logout;

import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A client's own server, which logout tokens are posted to. */
final class RelyingParty implements AutoCloseable {
    private final HttpServer server;
    private final List<SignedJWT> received = new CopyOnWriteArrayList<>();
    private volatile int status = 200;

    RelyingParty() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/logout", this::receive);
            server.setExecutor(Executors.newCachedThreadPool());
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI logoutUri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/logout");
    }

    /** The logout tokens that came, in order. */
    List<SignedJWT> received() {
        return received;
    }

    /** Answers with a status from now on. */
    void answer(int other) {
        status = other;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean isForm = "application/x-www-form-urlencoded"
                .equals(exchange.getRequestHeaders().getFirst("Content-Type"));
        if (isForm && exchange.getRequestMethod().equals("POST") && body.startsWith("logout_token=")) {
            try {
                received.add(SignedJWT.parse(
                        URLDecoder.decode(body.substring("logout_token=".length()), StandardCharsets.UTF_8)));
            } catch (ParseException e) {
                throw new IOException(e);
            }
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }
}
