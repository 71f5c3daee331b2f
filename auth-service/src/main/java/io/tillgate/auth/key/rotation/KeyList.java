package io.tillgate.auth.key.rotation;

import java.util.List;

/** The response of {@code GET /keys}. */
public record KeyList(List<KeyDescription> items) {}
