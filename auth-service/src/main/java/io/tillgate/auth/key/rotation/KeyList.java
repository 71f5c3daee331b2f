package io.tillgate.auth.key.rotation;

import java.util.List;

/**
 * The answer to {@code GET /keys}.
 *
 * @param items the keys
 */
public record KeyList(List<KeyDescription> items) {}
