package io.tillgate.containers;

import io.tillgate.local.config.PropertyText;
import io.tillgate.local.kafka.SingleNode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The settings of a Kafka node as environment variables of the Apache Kafka image. */
final class KafkaEnvironment {
    private KafkaEnvironment() {}

    static Map<String, String> of(String address, int port, int controllerPort) {
        Map<String, String> settings = new HashMap<>(PropertyText.parse(SingleNode.SETTINGS));
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        settings.put("listeners", "PLAINTEXT://" + address + ":" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        settings.put("inter.broker.listener.name", "PLAINTEXT");
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        Map<String, String> environment = new HashMap<>();
        settings.forEach((name, value) ->
                environment.put("KAFKA_" + name.replace('.', '_').toUpperCase(Locale.ROOT), value));
        environment.put("KAFKA_HEAP_OPTS", "-Xms64m -Xmx256m");
        return environment;
    }
}
