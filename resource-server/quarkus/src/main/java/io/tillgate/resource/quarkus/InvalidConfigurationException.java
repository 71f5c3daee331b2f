package io.tillgate.resource.quarkus;

import java.util.List;

/** Thrown at startup if the configuration is invalid; the message lists all problems with their keys. */
public final class InvalidConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidConfigurationException(List<String> problems) {
        super("tillgate.resource-server is not configured well:\n- " + String.join("\n- ", problems));
    }
}
