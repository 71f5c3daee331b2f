package io.tillgate.e2e.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@NeedsBrowser
class VisitorTest {
    private static final String PAGE = "<title>A page</title><p style='color: red'>Red</p><script>var x = 1</script>";

    private final Chromium chromium;
    private HttpServer server;

    VisitorTest(Chromium chromium) {
        this.chromium = chromium;
    }

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.getResponseHeaders().add("Content-Security-Policy", "default-src 'none'");
            byte[] body = PAGE.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    @DisplayName("The tests detect violations of the Content Security Policy")
    void violationsAreSeen() {
        try (Visitor visitor = chromium.visitor()) {
            visitor.page().navigate("http://127.0.0.1:" + server.getAddress().getPort() + "/");

            assertThat(visitor.page().title()).isEqualTo("A page");
            assertThat(visitor.violations()).anyMatch(text -> text.contains("script-src"));
            assertThat(visitor.violations()).anyMatch(text -> text.contains("style-src"));
        }
    }

    @Test
    @DisplayName("The tests detect them without JavaScript too")
    void violationsAreSeenWithoutJavaScript() {
        try (Visitor visitor = chromium.visitor(Chromium.options().setJavaScriptEnabled(false))) {
            visitor.page().navigate("http://127.0.0.1:" + server.getAddress().getPort() + "/");

            assertThat(visitor.violations()).anyMatch(text -> text.contains("style-src"));
        }
    }
}
