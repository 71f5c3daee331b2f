package io.tillgate.local.kafka;

import io.tillgate.local.config.PrivateFile;
import io.tillgate.local.config.PropertyText;
import io.tillgate.local.part.FreePort;
import io.tillgate.local.part.JavaCommand;
import io.tillgate.local.part.ManagedProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Kafka node, broker and controller in one process, on loopback. */
public final class KafkaServer implements ManagedProcess {
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
    private final List<String> javaOptions;
    private final ClassArchive classes = ClassArchive.ofThisBuild();

    /**
     * @param directory the directory of its configuration and data
     * @param endsWithParent whether the node ends with the process that started it
     */
    public KafkaServer(Path directory, KafkaListeners listeners, boolean endsWithParent, List<String> javaOptions) {
        this.directory = directory;
        this.listeners = listeners;
        this.endsWithParent = endsWithParent;
        this.javaOptions = List.copyOf(javaOptions);
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
        options.addAll(classes.options(endsWithParent));
        options.add("-D" + KafkaNode.END_WITH_PARENT + "=" + endsWithParent);
        options.addAll(javaOptions);
        return JavaCommand.mainClass(
                KafkaNode.class.getName(),
                options,
                List.of(properties.toString(), readyFile().toString(), passwords.toString()));
    }

    /**
     * Returns whether the node records its classes for later nodes. It writes them when it is stopped, and
     * {@link #keepClasses} puts them into place.
     */
    public boolean recordsClasses() throws IOException {
        return endsWithParent && classes.isMissing();
    }

    /** Puts the classes that the stopped node recorded into place. */
    public void keepClasses() throws IOException {
        classes.keep();
    }

    /** Returns whether the topics exist and clients can connect. */
    @Override
    public boolean ready() {
        return Files.exists(readyFile()) && FreePort.answers(listeners.port());
    }

    private Path readyFile() {
        return directory.resolve("ready");
    }

    private String configuration() {
        return "%slog.dirs=%s\n%s".formatted(listeners.lines(), directory.resolve("data"), SingleNode.SETTINGS);
    }
}
