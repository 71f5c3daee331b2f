package io.tillgate.sample.spring;

import io.tillgate.event.Topic;
import io.tillgate.local.EmbeddedServers;
import io.tillgate.testissuer.PartnerIssuer;
import io.tillgate.testissuer.RevocationWriter;
import io.tillgate.testissuer.TestIssuer;
import io.tillgate.testissuer.TokenFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The application as it runs, among an issuer and real Kafka. */
final class SpringWorld implements AutoCloseable {
    final EmbeddedServers servers = EmbeddedServers.start();
    final TestIssuer issuer = new TestIssuer();
    final RevocationWriter revocations;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Path snapshot;
    private final @Nullable PartnerIssuer partner;
    private ConfigurableApplicationContext application;

    SpringWorld(Path snapshot) {
        this(snapshot, false);
    }

    SpringWorld(Path snapshot, boolean withPartner) {
        this.snapshot = snapshot;
        this.partner = withPartner ? new PartnerIssuer(servers.kafkaBootstrap()) : null;
        issuer.start();
        revocations = new RevocationWriter(servers.kafkaBootstrap(), Topic.REVOCATIONS.topicName(), issuer.key())
                .startHeart();
        application = run();
    }

    /** Ends the application and starts it anew on the same snapshot. */
    void restart() {
        application.close();
        application = run();
    }

    /** Ends the application in order. */
    void stop() {
        application.close();
    }

    private ConfigurableApplicationContext run() {
        List<String> settings = new ArrayList<>(List.of(
                "server.port=0",
                "tillgate.resource-server.issuer=" + TestIssuer.ISSUER,
                "tillgate.resource-server.audience=" + TokenFixture.AUDIENCE,
                "tillgate.resource-server.auth-server-url=" + issuer.url(),
                "tillgate.resource-server.client-id=" + TestIssuer.CLIENT_ID,
                "tillgate.resource-server.client-secret-file=" + secret(),
                "tillgate.resource-server.kafka.bootstrap.servers=" + servers.kafkaBootstrap(),
                "tillgate.resource-server.keys.refresh-interval=1s",
                "tillgate.resource-server.staleness.max-age=3s",
                "tillgate.resource-server.staleness.scopes.[sales:refund]=12s",
                "tillgate.resource-server.snapshot.interval=1s",
                "tillgate.resource-server.snapshot.directory=" + snapshot));
        if (partner != null) {
            String prefix = "tillgate.resource-server.issuers.partner.";
            settings.add(prefix + "issuer=" + PartnerIssuer.ISSUER);
            settings.add(prefix + "jwks-url=" + partner.jwksUrl());
            settings.add(prefix + "kafka.bootstrap.servers=" + servers.kafkaBootstrap());
            settings.add(prefix + "revocation.topic=" + PartnerIssuer.TOPIC);
        }
        return SpringApplication.run(
                SampleSpringApi.class,
                settings.stream().map(each -> "--" + each).toArray(String[]::new));
    }

    PartnerIssuer partner() {
        return Objects.requireNonNull(partner);
    }

    HttpResponse<String> call(String method, String path, String header, String value) {
        String port = application.getEnvironment().getRequiredProperty("local.server.port");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header(header, value)
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    int post(String path, String token) {
        return call("POST", path, "Authorization", "Bearer " + token).statusCode();
    }

    int get(String path, String token) {
        return call("GET", path, "Authorization", "Bearer " + token).statusCode();
    }

    String open(String path) {
        return call("GET", path, "Accept", "*/*").body();
    }

    private static Path secret() {
        try {
            Path file = Files.createTempFile("client-secret", "");
            file.toFile().deleteOnExit();
            return Files.writeString(file, TestIssuer.CLIENT_SECRET);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        application.close();
        if (partner != null) {
            partner.close();
        }
        revocations.close();
        issuer.close();
        servers.close();
    }
}
