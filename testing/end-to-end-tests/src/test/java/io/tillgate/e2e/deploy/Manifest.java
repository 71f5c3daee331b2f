package io.tillgate.e2e.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;

/**
 * One object for Kubernetes.
 *
 * @param file where it is
 * @param content the object
 */
record Manifest(Path file, JsonNode content) {
    String kind() {
        return content.path("kind").asText();
    }

    String apiVersion() {
        return content.path("apiVersion").asText();
    }

    /** What it is an object of, with the version. */
    String type() {
        return apiVersion() + "/" + kind();
    }

    String name() {
        return content.path("metadata").path("name").asText();
    }

    JsonNode spec() {
        return content.path("spec");
    }

    /** What its pods are made of; missing where it makes none. */
    JsonNode pod() {
        return spec().path("template").path("spec");
    }

    @Override
    public String toString() {
        return kind() + " " + name();
    }
}
