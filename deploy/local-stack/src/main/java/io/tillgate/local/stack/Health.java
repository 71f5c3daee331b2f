package io.tillgate.local.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillgate.local.config.Instance;
import io.tillgate.local.config.StackConfiguration;
import io.tillgate.local.config.StateDirectory;
import io.tillgate.local.tls.DevelopmentCertificates;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.HttpsURLConnection;
import org.jspecify.annotations.Nullable;

/** Queries a service's health endpoint (MicroProfile Health). */
final class Health {
    private static final int CONNECT_TIMEOUT_MILLIS = 500;
    private static final int READ_TIMEOUT_MILLIS = 5_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String url;
    private final @Nullable StateDirectory authority;

    private Health(String origin, @Nullable StateDirectory authority) {
        this.url = origin + "/q/health/";
        this.authority = authority;
    }

    static Health of(StackConfiguration configuration, Instance instance) {
        int port = configuration.ports().of(instance);
        return configuration.topology().tlsInside()
                ? new Health("https://localhost:" + port, configuration.state())
                : new Health("http://127.0.0.1:" + port, null);
    }

    boolean ready() {
        return status("ready") == HttpURLConnection.HTTP_OK;
    }

    boolean live() {
        return status("live") == HttpURLConnection.HTTP_OK;
    }

    /** Returns the names of readiness checks that are down; empty if all are up or the service does not answer. */
    List<String> down() {
        List<String> names = new ArrayList<>();
        try {
            HttpURLConnection connection = open("ready");
            InputStream body = connection.getErrorStream();
            if (body != null) {
                for (JsonNode check : JSON.readTree(body).path("checks")) {
                    if (!"UP".equals(check.path("status").asText())) {
                        names.add(check.path("name").asText());
                    }
                }
            }
        } catch (IOException noAnswer) {
            return List.of();
        }
        return names;
    }

    private int status(String probe) {
        try {
            return open(probe).getResponseCode();
        } catch (IOException noAnswer) {
            return 0;
        }
    }

    private HttpURLConnection open(String probe) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url + probe).toURL().openConnection();
        if (authority != null && connection instanceof HttpsURLConnection secure) {
            secure.setSSLSocketFactory(DevelopmentCertificates.trust(authority).getSocketFactory());
        }
        connection.setConnectTimeout(CONNECT_TIMEOUT_MILLIS);
        connection.setReadTimeout(READ_TIMEOUT_MILLIS);
        connection.getResponseCode();
        return connection;
    }
}
