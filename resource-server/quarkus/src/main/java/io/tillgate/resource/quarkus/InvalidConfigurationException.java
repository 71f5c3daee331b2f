package io.tillgate.resource.quarkus;

import java.util.List;

/** The start fails: the configuration has problems, and the message lists them all with their keys. */
public final class InvalidConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidConfigurationException(List<String> problems) {
        super("tillgate.resource-server is not configured well:\n- " + String.join("\n- ", problems));
    }
}
