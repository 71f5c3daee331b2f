package io.tillgate.local.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** An admin client of a broker that may still be starting. With TLS, it uses the node's own certificate. */
record NodeAdmin(String bootstrap, Map<String, Object> security) {
    private static final int TIMEOUT_SECONDS = 90;
    private static final String SSL = "ssl.";

    /** Returns the client for a node's configuration. */
    static NodeAdmin of(Properties node) {
        String[] listener =
                node.getProperty("advertised.listeners").split(",", 2)[0].split("://", 2);
        Map<String, Object> security = new HashMap<>();
        security.put(AdminClientConfig.SECURITY_PROTOCOL_CONFIG, listener[0]);
        node.stringPropertyNames().stream()
                .filter(name -> name.startsWith(SSL) && !name.equals("ssl.client.auth"))
                .forEach(name -> security.put(name, node.getProperty(name)));
        return new NodeAdmin(listener[1], security);
    }

    /** @throws IllegalStateException if the broker does not complete it in time */
    void with(Work work) {
        Map<String, Object> configuration = new HashMap<>(security);
        configuration.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        configuration.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_SECONDS * 1000);
        configuration.put(AdminClientConfig.RECONNECT_BACKOFF_MS_CONFIG, 20L);
        configuration.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 100L);
        configuration.put(AdminClientConfig.RETRY_BACKOFF_MS_CONFIG, 50L);
        try (Admin admin = Admin.create(configuration)) {
            work.on(admin);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The broker did not execute the request", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the broker", e);
        }
    }

    static <T> T await(org.apache.kafka.common.KafkaFuture<T> answer)
            throws ExecutionException, TimeoutException, InterruptedException {
        return answer.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    /** Work with an admin client. */
    @FunctionalInterface
    interface Work {
        void on(Admin admin) throws ExecutionException, TimeoutException, InterruptedException;
    }
}
