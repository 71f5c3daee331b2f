package io.tillgate.benchmarks.keycloak;

import io.tillgate.local.part.ManagedProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** Keycloak's server, as {@code kc.sh start --optimized} runs it, on HTTP at a loopback port. */
final class KeycloakProcess implements ManagedProcess {
    private final Distribution distribution;
    private final List<String> options;
    private final URI ready;
    private final HttpClient http = HttpClient.newHttpClient();

    /**
     * @param options further options of {@code kc.sh start}
     * @param ready what answers 200 as soon as the server can issue tokens
     */
    KeycloakProcess(Distribution distribution, List<String> options, URI ready) {
        this.distribution = distribution;
        this.options = List.copyOf(options);
        this.ready = ready;
    }

    @Override
    public String name() {
        return "keycloak";
    }

    @Override
    public List<String> prepare() {
        return distribution.command(options);
    }

    @Override
    public boolean ready() {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(ready).timeout(Duration.ofSeconds(2)).build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public Duration pollInterval() {
        return Duration.ofMillis(100);
    }

    @Override
    public Duration startTimeout() {
        return Duration.ofMinutes(10);
    }
}
