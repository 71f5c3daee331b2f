package io.tillgate.resource.measure;

import java.util.Map;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A number to be watched.
 *
 * @param name its name, with dots
 * @param labels what tells it from others of the same name; mostly none
 * @param meaning what it says, in a sentence for people
 * @param unit the unit; null where it counts things
 * @param growing whether it counts since the start and never falls; otherwise it is what is there now
 * @param value the number now; NaN where it is not known. For any thread
 */
public record Measure(
        String name,
        Map<String, String> labels,
        String meaning,
        @Nullable String unit,
        boolean growing,
        DoubleSupplier value) {

    /** The same number of one issuer among several. */
    public Measure of(String issuer) {
        return new Measure(name, Map.of("issuer", issuer), meaning, unit, growing, value);
    }
}
