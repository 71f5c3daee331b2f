package io.tillgate.local.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A service's health endpoint (MicroProfile Health). */
final class Health {
    private static final int CONNECT_TIMEOUT_MILLIS = 500;
    private static final int READ_TIMEOUT_MILLIS = 5_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String url;

    Health(int port) {
        this.url = "http://127.0.0.1:" + port + "/q/health/";
    }

    boolean ready() {
        return status("ready") == HttpURLConnection.HTTP_OK;
    }

    boolean live() {
        return status("live") == HttpURLConnection.HTTP_OK;
    }

    /** The names of the readiness checks that are down; empty where all are up or nothing answers. */
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
        connection.setConnectTimeout(CONNECT_TIMEOUT_MILLIS);
        connection.setReadTimeout(READ_TIMEOUT_MILLIS);
        connection.getResponseCode();
        return connection;
    }
}
