package io.tillgate.local.kafka;

import io.tillgate.local.config.PropertyText;
import java.io.FileReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/**
 * The process of a Kafka node. It formats the storage on first start, runs Kafka's main class, creates the suite's
 * topics, and writes the ready file.
 */
public final class KafkaNode {
    static final String END_WITH_PARENT = "tillgate.end-with-parent";

    private final Path configuration;
    private final Path readyFile;
    private final Path passwords;

    private KafkaNode(Path configuration, Path readyFile, Path passwords) {
        this.configuration = configuration;
        this.readyFile = readyFile;
        this.passwords = passwords;
    }

    /**
     * @param arguments the node's server.properties, the ready file, the file of clients' passwords
     */
    public static void main(String[] arguments) throws IOException {
        new KafkaNode(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2])).run();
    }

    private void run() throws IOException {
        Properties properties = new Properties();
        try (FileReader reader = new FileReader(configuration.toFile(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        if (Boolean.getBoolean(END_WITH_PARENT)) {
            endWithParent();
        }
        format(Path.of(properties.getProperty("log.dirs")));
        Thread topics = new Thread(() -> makeTopics(properties), "topics");
        topics.setDaemon(true);
        topics.start();
        Kafka.main(new String[] {configuration.toString()});
    }

    private static void endWithParent() {
        Thread watch = new Thread(
                () -> {
                    ProcessHandle.current()
                            .parent()
                            .ifPresent(parent -> parent.onExit().join());
                    Runtime.getRuntime().halt(1);
                },
                "parent-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private void format(Path data) {
        if (Files.exists(data.resolve("meta.properties"))) {
            return;
        }
        String[] arguments = {
            "format", "--cluster-id", Uuid.randomUuid().toString(), "--config", configuration.toString()
        };
        if (StorageTool.execute(arguments, System.out) != 0) {
            throw new IllegalStateException("Cannot format " + data);
        }
    }

    private void makeTopics(Properties properties) {
        try {
            NodeAdmin admin = NodeAdmin.of(properties);
            new KafkaTopics(admin).create();
            new KafkaPasswords(admin).set(PropertyText.read(passwords));
            Files.writeString(readyFile, admin.bootstrap());
        } catch (IOException | RuntimeException e) {
            System.getLogger(KafkaNode.class.getName()).log(System.Logger.Level.ERROR, "The topics are not there", e);
            Runtime.getRuntime().halt(1);
        }
    }
}
