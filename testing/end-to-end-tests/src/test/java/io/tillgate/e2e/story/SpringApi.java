package io.tillgate.e2e.story;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import io.tillgate.e2e.checkout.Modules;
import io.tillgate.e2e.stack.Stack;
import io.tillgate.e2e.stack.Suite;
import io.tillgate.local.part.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code sample-spring-api} as a process of its own, on a free port, beside the stack. */
final class SpringApi implements AutoCloseable {

    private final int port;
    private final Process process;

    private SpringApi(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    static SpringApi start(Stack stack) {
        try {
            int port = FreePort.find();
            Path module = Modules.named("sample-spring-api").resolve("target");
            Path log = Files.createDirectories(Modules.named("end-to-end-tests").resolve("target"))
                    .resolve("spring-api-" + port + ".log");
            SpringApi api = new SpringApi(
                    port,
                    new ProcessBuilder(List.of(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-Xmx128m",
                                    "-cp",
                                    module.resolve("classes") + ":" + module.resolve("lib/*"),
                                    "io.tillgate.sample.spring.SampleSpringApi",
                                    "--server.address=127.0.0.1",
                                    "--server.port=" + port,
                                    "--tillgate.resource-server.issuer=" + stack.origin(),
                                    "--tillgate.resource-server.audience=" + Suite.API,
                                    "--tillgate.resource-server.auth-server-url=" + stack.service("auth-service"),
                                    "--tillgate.resource-server.client-id=sample-pos-api",
                                    "--tillgate.resource-server.client-secret-file="
                                            + stack.clientSecretFile("sample-pos-api"),
                                    "--tillgate.resource-server.kafka.bootstrap.servers=" + stack.kafka()))
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start());
            await().atMost(90, SECONDS).ignoreExceptions().until(api::isReady);
            return api;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int meStatus(String header, String value) {
        return given().header(header, value).get(origin() + "/me").statusCode();
    }

    private String origin() {
        return "http://127.0.0.1:" + port;
    }

    private boolean isReady() {
        return given().get(origin() + "/actuator/health/readiness").statusCode() == 200;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
