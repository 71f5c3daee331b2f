package io.tillgate.resource.revocation;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** The settings of consumers that read whole topics, without a consumer group. */
public final class GrouplessConsumer {
    private static final long RECONNECT_BACKOFF_MAX_MILLIS = 1_000;

    /** After this time without an answer a reader goes to another broker. An API may be stale for 30 s, the default. */
    private static final int REQUEST_TIMEOUT_MILLIS = 10_000;

    private static final long CONNECT_TIMEOUT_MILLIS = 3_000;

    private GrouplessConsumer() {}

    /**
     * Returns the settings, which a caller may extend. Only committed records are read, because the services write in
     * transactions: an aborted record is sent again and takes effect at its later offset.
     *
     * @param kafkaClient the client's settings: brokers and, if they require it, security
     */
    public static Map<String, Object> settings(Map<String, Object> kafkaClient, String clientId) {
        Map<String, Object> settings = new HashMap<>(kafkaClient);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, RECONNECT_BACKOFF_MAX_MILLIS);
        settings.putIfAbsent(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MILLIS);
        settings.putIfAbsent(ConsumerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, CONNECT_TIMEOUT_MILLIS);
        return settings;
    }
}
