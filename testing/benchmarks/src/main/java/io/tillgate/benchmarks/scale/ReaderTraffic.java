package io.tillgate.benchmarks.scale;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.MetricsReporter;

/** Sums the bytes that all consumers with this metrics reporter have received from Kafka. */
public final class ReaderTraffic implements MetricsReporter {
    private static final Set<KafkaMetric> RECEIVED = ConcurrentHashMap.newKeySet();

    /** Creates a reporter; Kafka's clients do this by name. */
    public ReaderTraffic() {}

    /** Returns the number of bytes so far, protocol included. */
    static double bytes() {
        return RECEIVED.stream()
                .mapToDouble(metric -> (Double) metric.metricValue())
                .sum();
    }

    @Override
    public void init(List<KafkaMetric> metrics) {
        metrics.forEach(this::metricChange);
    }

    @Override
    public void metricChange(KafkaMetric metric) {
        if (metric.metricName().group().equals("consumer-metrics")
                && metric.metricName().name().equals("incoming-byte-total")) {
            RECEIVED.add(metric);
        }
    }

    @Override
    public void metricRemoval(KafkaMetric metric) {
        RECEIVED.remove(metric);
    }

    @Override
    public void configure(Map<String, ?> settings) {
        // has no settings
    }

    @Override
    public void close() {
        // the metrics are removed one by one
    }
}
