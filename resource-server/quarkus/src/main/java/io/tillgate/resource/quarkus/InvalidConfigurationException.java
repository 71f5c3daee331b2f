package io.tillgate.resource.quarkus;

import java.util.List;

/** Thrown at startup if the configuration is invalid; the message lists all problems with their keys. */
public final class InvalidConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidConfigurationException(List<String> problems) {
        super("The configuration of tillgate.resource-server is invalid:\n- " + String.join("\n- ", problems));
    }
}
