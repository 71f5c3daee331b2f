package io.tillgate.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillgate.local.part.PartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/** The addresses and secrets in {@code credentials.json}. */
public final class StackCredentials {
    private final JsonNode file;

    private StackCredentials(JsonNode file) {
        this.file = file;
    }

    /**
     * @param path the file, which exists after the first {@code up}
     */
    public static StackCredentials read(Path path) throws IOException {
        if (Files.notExists(path)) {
            throw new PartException("There is no " + path + " yet. Start the stack first: ./tillgate up");
        }
        return new StackCredentials(new ObjectMapper().readTree(path.toFile()));
    }

    public String baseUrl() {
        return file.path("base_url").asText();
    }

    public String adminName() {
        return file.path("admin").path("user_name").asText();
    }

    public String adminPassword() {
        return file.path("admin").path("password").asText();
    }

    /**
     * @param name its name in the file, for example {@code pos_admin}
     */
    public Client client(String name) {
        JsonNode client = file.path("clients").path(name);
        return new Client(
                client.path("client_id").asText(), client.path("client_secret").asText(""));
    }

    /** Returns the confidential clients by their name in the file. */
    public SortedMap<String, Client> confidentialClients() {
        SortedMap<String, Client> confidential = new TreeMap<>();
        file.path("clients").fieldNames().forEachRemaining(name -> {
            if (!client(name).secret().isEmpty()) {
                confidential.put(name, client(name));
            }
        });
        return confidential;
    }

    /**
     * The credentials of a client.
     *
     * @param secret empty for a public client
     */
    public record Client(String id, String secret) {
        @Override
        public String toString() {
            return "Client[" + id + "]";
        }
    }
}
