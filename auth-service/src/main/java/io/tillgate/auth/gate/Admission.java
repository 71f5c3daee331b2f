package io.tillgate.auth.gate;

import java.util.List;

/**
 * What the gate lets through.
 *
 * @param scopes the scopes that the token has
 * @param audience the audience that it names
 */
public record Admission(List<String> scopes, List<String> audience) {
    /** The same with those of some scopes that are let through, in their order. */
    public Admission within(List<String> some) {
        return new Admission(some.stream().filter(scopes::contains).toList(), audience);
    }
}
