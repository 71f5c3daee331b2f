package io.tillgate.benchmarks;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What comparisons have measured, in a file, so that a run of some rows keeps the others.
 *
 * @param comparisons the comparisons by the name of the work
 * @param delays the delays of revocations by the number of resource servers
 * @param processes the processor time and memory by the name of the process
 * @param starts the seconds that a start took, by its name
 * @param remarks what a reader has to know about the run: versions, machine, turns
 */
record VersusResults(
        Map<String, Comparison> comparisons,
        Map<String, Delays> delays,
        Map<String, Footprint> processes,
        Map<String, Double> starts,
        Map<String, String> remarks) {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .setVisibility(PropertyAccessor.GETTER, JsonAutoDetect.Visibility.NONE)
            .setVisibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
            .setVisibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY);

    /**
     * What a process needs.
     *
     * @param startSeconds the processor time of its start
     * @param residentBytes its resident memory after the load
     */
    record Footprint(double startSeconds, long residentBytes) {}

    /** Reads the results of earlier runs; empty if there are none. */
    static VersusResults load(Path file) throws IOException {
        return Files.exists(file)
                ? JSON.readValue(file.toFile(), VersusResults.class)
                : new VersusResults(
                        new LinkedHashMap<>(),
                        new LinkedHashMap<>(),
                        new LinkedHashMap<>(),
                        new LinkedHashMap<>(),
                        new LinkedHashMap<>());
    }

    void save(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        JSON.writeValue(file.toFile(), this);
    }
}
