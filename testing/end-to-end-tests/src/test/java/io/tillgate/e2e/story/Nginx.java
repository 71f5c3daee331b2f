package io.tillgate.e2e.story;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import io.restassured.specification.RequestSpecification;
import io.tillgate.e2e.checkout.Modules;
import io.tillgate.e2e.tool.Tool;
import io.tillgate.local.part.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** The sample site of {@code deploy/nginx} behind a real nginx: its own files, with other ports and another root. */
final class Nginx implements AutoCloseable {
    private static final String MAIN = """
            daemon off;
            master_process off;
            pid nginx.pid;
            events {}
            http {
                access_log access.log;
                client_body_temp_path body;
                proxy_temp_path proxy;
                fastcgi_temp_path fastcgi;
                uwsgi_temp_path uwsgi;
                scgi_temp_path scgi;
                include tillgate.conf;
            }
            """;

    private final Process process;
    private final int port;

    private Nginx(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * @param forwardAuth its address
     * @param applicationPort where the application listens on loopback
     */
    static Nginx start(String forwardAuth, int applicationPort) {
        try {
            int port = FreePort.find();
            Path home =
                    Files.createDirectories(Modules.named("end-to-end-tests").resolve("target/nginx"));
            Path site = Files.createDirectories(home.resolve("site"));
            Files.writeString(site.resolve("index.html"), "the static site");
            Files.createDirectories(site.resolve("empty"));
            Files.writeString(home.resolve("nginx.conf"), MAIN);
            copySample(home);
            Path sample = home.resolve("tillgate.conf");
            Files.writeString(
                    sample,
                    Files.readString(sample)
                            .replace(
                                    "server 127.0.0.1:8087",
                                    "server " + URI.create(forwardAuth).getAuthority())
                            .replace("server 127.0.0.1:3000", "server 127.0.0.1:" + applicationPort)
                            .replace("listen 127.0.0.1:8088", "listen 127.0.0.1:" + port)
                            .replace("/var/www/pos", site.toString()));
            Nginx nginx = new Nginx(
                    new ProcessBuilder(List.of(
                                    Tool.NGINX.path().toString(),
                                    "-p",
                                    home + "/",
                                    "-c",
                                    home.resolve("nginx.conf").toString(),
                                    "-e",
                                    home.resolve("error.log").toString()))
                            .redirectErrorStream(true)
                            .redirectOutput(home.resolve("output.log").toFile())
                            .start(),
                    port);
            await().atMost(10, SECONDS).until(() -> FreePort.answers(port));
            return nginx;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copySample(Path home) throws IOException {
        Path sample = Modules.ROOT.resolve("deploy/nginx");
        try (Stream<Path> files = Files.walk(sample)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = home.resolve(sample.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    int port() {
        return port;
    }

    RequestSpecification request() {
        return given().baseUri("http://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
