package io.tillgate.local.kafka;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The broker's classes in the form in which a JVM loaded them once (class data sharing, JEP 350), in a file beside this
 * module's jar. A node that starts with the file takes half the processor time. The file fits one class path; on another
 * the JVM ignores it.
 */
final class ClassArchive {
    private final Path jar;
    private final Path file;
    private final Path recorded;

    private ClassArchive(Path jar) {
        this.jar = jar;
        this.file = jar.resolveSibling("kafka.jsa");
        this.recorded = jar.resolveSibling("kafka-" + ProcessHandle.current().pid() + ".jsa");
    }

    static ClassArchive ofThisBuild() {
        try {
            return new ClassArchive(Path.of(ClassArchive.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Returns JVM options.
     *
     * @param record whether the node writes the file at its end if there is none
     */
    List<String> options(boolean record) throws IOException {
        if (isMissing()) {
            return record ? List.of("-XX:ArchiveClassesAtExit=" + recorded) : List.of();
        }
        return isBuilt() ? List.of("-XX:SharedArchiveFile=" + file) : List.of();
    }

    /** Puts the file that a node wrote at its end into place. */
    void keep() throws IOException {
        if (Files.exists(recorded)) {
            Files.move(recorded, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Returns whether a file for this jar is possible and does not exist. */
    boolean isMissing() throws IOException {
        return isBuilt()
                && (!Files.exists(file)
                        || Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(jar)) < 0);
    }

    /** Returns whether this is a jar in a build directory; classes in directories cannot be archived. */
    private boolean isBuilt() {
        return Files.isRegularFile(jar) && jar.resolveSibling("lib").endsWith(Path.of("target", "lib"));
    }
}
