package io.tillgate.resource.measure;

import java.util.Map;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A metric of the resource server.
 *
 * @param name its name, with dots
 * @param labels its labels; mostly none
 * @param meaning its description, one sentence
 * @param unit the unit; null for a count
 * @param growing whether it is a counter, which counts since the start and never falls, rather than a gauge
 * @param value returns the current value; NaN if unknown. Thread-safe
 */
public record Measure(
        String name,
        Map<String, String> labels,
        String meaning,
        @Nullable String unit,
        boolean growing,
        DoubleSupplier value) {

    /** Returns this measure with the label {@code issuer}. */
    public Measure of(String issuer) {
        return new Measure(name, Map.of("issuer", issuer), meaning, unit, growing, value);
    }
}
