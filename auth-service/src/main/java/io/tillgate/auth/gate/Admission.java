package io.tillgate.auth.gate;

import java.util.List;

/**
 * What the gate lets through.
 *
 * @param scopes the scopes that the token has
 * @param audience the audience that it names
 */
public record Admission(List<String> scopes, List<String> audience) {}
