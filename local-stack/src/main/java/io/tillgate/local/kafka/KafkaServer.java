package io.tillgate.local.kafka;

import io.tillgate.local.config.PrivateFile;
import io.tillgate.local.config.PropertyText;
import io.tillgate.local.part.FreePort;
import io.tillgate.local.part.JavaCommand;
import io.tillgate.local.part.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One Kafka node, broker and controller in one process, on loopback. */
public final class KafkaServer implements Part {
    private static final List<String> JVM_OPTIONS = List.of(
            "-Xms64m",
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Djava.awt.headless=true",
            "-Dlog4j2.configurationFile=tillgate-log4j2.properties",
            "-Dlog4j2.disableJmx=true");

    private final Path directory;
    private final KafkaListeners listeners;
    private final boolean endsWithParent;
    private final String issuer;

    /**
     * @param directory where its configuration and data are or will be
     * @param endsWithParent whether the node ends when the process that started it does
     * @param issuer who signs revocations; those of a former issuer are forgotten, as its tokens are worth nothing
     */
    public KafkaServer(Path directory, KafkaListeners listeners, boolean endsWithParent, String issuer) {
        this.directory = directory;
        this.listeners = listeners;
        this.endsWithParent = endsWithParent;
        this.issuer = issuer;
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public List<String> prepare() throws IOException {
        Files.createDirectories(directory);
        Files.deleteIfExists(readyFile());
        Path properties = directory.resolve("server.properties");
        PrivateFile.write(properties, configuration());
        Path passwords = directory.resolve("passwords.properties");
        PrivateFile.write(passwords, PropertyText.of(listeners.passwords()));
        List<String> options = new ArrayList<>(JVM_OPTIONS);
        options.add("-D" + KafkaNode.END_WITH_PARENT + "=" + endsWithParent);
        return JavaCommand.mainClass(
                KafkaNode.class.getName(),
                options,
                List.of(properties.toString(), readyFile().toString(), issuer, passwords.toString()));
    }

    /** Whether the topics are there and clients can connect. */
    @Override
    public boolean ready() {
        return Files.exists(readyFile()) && FreePort.answers(listeners.port());
    }

    private Path readyFile() {
        return directory.resolve("ready");
    }

    private String configuration() {
        return """
                process.roles=broker,controller
                node.id=1
                %1$scontroller.listener.names=CONTROLLER
                log.dirs=%2$s
                auto.create.topics.enable=false

                # One node: nothing is replicated.
                default.replication.factor=1
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=1
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=1
                # A transaction that follows close on another waits for its markers: a millisecond, not twenty.
                add.partitions.to.txn.retry.backoff.ms=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                share.coordinator.state.topic.num.partitions=1

                # Few threads and small buffers: a developer's machine, not a cluster.
                num.network.threads=2
                num.io.threads=2
                background.threads=2
                num.recovery.threads.per.data.dir=1
                log.cleaner.dedupe.buffer.size=8388608
                log.cleaner.io.buffer.size=131072
                log.segment.bytes=16777216
                log.index.size.max.bytes=1048576
                socket.send.buffer.bytes=102400
                socket.receive.buffer.bytes=102400

                # Consumers get their partitions at once; a killed node may register again soon.
                group.initial.rebalance.delay.ms=0
                broker.session.timeout.ms=4000
                broker.heartbeat.interval.ms=500
                """.formatted(listeners.lines(), directory.resolve("data"));
    }
}
