package io.tillgate.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;

/** The parts of {@code credentials.json} that the demo uses. */
final class DemoCredentials {
    private final JsonNode file;

    private DemoCredentials(JsonNode file) {
        this.file = file;
    }

    static DemoCredentials read(Path path) throws IOException {
        return new DemoCredentials(new ObjectMapper().readTree(path.toFile()));
    }

    String baseUrl() {
        return file.path("base_url").asText();
    }

    String adminName() {
        return file.path("admin").path("user_name").asText();
    }

    String adminPassword() {
        return file.path("admin").path("password").asText();
    }

    /**
     * @param name its name in the file, for example {@code pos_admin}
     */
    Client client(String name) {
        JsonNode client = file.path("clients").path(name);
        return new Client(
                client.path("client_id").asText(), client.path("client_secret").asText(""));
    }

    /**
     * The credentials of a client.
     *
     * @param secret empty for a public client
     */
    record Client(String id, String secret) {
        @Override
        public String toString() {
            return "Client[" + id + "]";
        }
    }
}
