package io.tillgate.e2e.client;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import io.tillgate.e2e.checkout.Modules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** {@code sample-back-office} as a process of its own, on a free port. */
final class BackOffice implements AutoCloseable {

    private final int port;
    private final Process process;

    private BackOffice(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    /** The application as it is started anywhere: told who signs people in, and as whom it is registered there. */
    static BackOffice start(int port, String issuer, Registration registration) {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-jar",
                Modules.named("sample-back-office")
                        .resolve("target/quarkus-app/quarkus-run.jar")
                        .toString());
        builder.environment()
                .putAll(Map.of(
                        "QUARKUS_HTTP_HOST", "127.0.0.1",
                        "QUARKUS_HTTP_PORT", Integer.toString(port),
                        "QUARKUS_OIDC_AUTH_SERVER_URL", issuer,
                        "QUARKUS_OIDC_CLIENT_ID", registration.clientId(),
                        "QUARKUS_OIDC_CREDENTIALS_SECRET", registration.clientSecret()));
        try {
            Path log = Files.createDirectories(Modules.named("end-to-end-tests").resolve("target"))
                    .resolve("back-office-" + port + ".log");
            BackOffice backOffice = new BackOffice(
                    port,
                    builder.redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start());
            await().atMost(60, SECONDS).ignoreExceptions().until(backOffice::isReady);
            return backOffice;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String origin() {
        return origin(port);
    }

    static String origin(int port) {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.destroy();
    }

    private boolean isReady() {
        return given().get(origin() + "/q/health/ready").statusCode() == 200;
    }
}
