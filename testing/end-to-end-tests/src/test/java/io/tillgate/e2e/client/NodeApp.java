package io.tillgate.e2e.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillgate.e2e.tool.NodeModules;
import io.tillgate.e2e.tool.Tool;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** {@code app.mjs}: an application that signs people in with openid-client. It has discovered its issuer. */
final class NodeApp implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final BufferedWriter input;
    private final BufferedReader output;

    private NodeApp(Process process, Map<String, ?> settings) {
        this.process = process;
        this.input = process.outputWriter(StandardCharsets.UTF_8);
        this.output = process.inputReader(StandardCharsets.UTF_8);
        send(settings);
        call("discover");
    }

    /** @param settings issuer, client_id, and client_secret or private_key where the client has one */
    static NodeApp start(Map<String, ?> settings) {
        Path folder = NodeModules.install();
        try {
            return new NodeApp(
                    new ProcessBuilder(Tool.NODE.path().toString(), "app.mjs")
                            .directory(folder.toFile())
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start(),
                    settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The origin of its own pages. */
    String origin() {
        return call("origin").asText();
    }

    /** Where to send the browser to sign in. */
    String authorizationUrl(Map<String, String> parameters) {
        return call("authorize", Map.of("parameters", parameters)).asText();
    }

    /** What a call gives. */
    JsonNode call(String name) {
        return call(name, Map.of());
    }

    /** What a call gives. */
    JsonNode call(String name, Map<String, ?> options) {
        JsonNode answer = ask(name, options);
        assertThat(answer.path("error").asText(""))
                .as("%s answers %s", name, answer)
                .isEmpty();
        return answer.path("result");
    }

    /** The error that a call ends with. */
    String error(String name) {
        JsonNode answer = ask(name, Map.of());
        assertThat(answer.has("error")).as("%s answers %s", name, answer).isTrue();
        return answer.path("error").asText();
    }

    @Override
    public void close() {
        process.destroy();
    }

    private JsonNode ask(String name, Map<String, ?> options) {
        Map<String, Object> call = new HashMap<>(options);
        call.put("call", name);
        send(call);
        try {
            String line = output.readLine();
            if (line == null) {
                throw new IllegalStateException("the application died at " + name);
            }
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void send(Map<String, ?> message) {
        try {
            input.write(JSON.writeValueAsString(message));
            input.newLine();
            input.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
