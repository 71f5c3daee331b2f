package io.tillgate.local.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Extends {@link ProcessHandle#isAlive()} by what the operating system reports. */
public final class ProcessState {
    private ProcessState() {}

    /**
     * Returns whether the process is running. A zombie is not: if the init process of a container does not reap, {@code
     * isAlive} stays true forever.
     */
    public static boolean isRunning(ProcessHandle process) {
        return process.isAlive() && !hasEnded(Path.of("/proc", Long.toString(process.pid())));
    }

    /**
     * Returns whether a process is a zombie without other threads. The first thread of a killed process may be a zombie
     * while the others still hold its connections and files open.
     *
     * @param process its directory in proc(5)
     */
    static boolean hasEnded(Path process) {
        Path stat = process.resolve("stat");
        if (!Files.exists(stat)) {
            return false;
        }
        try (Stream<Path> threads = Files.list(process.resolve("task"))) {
            String line = Files.readString(stat);
            int afterName = line.lastIndexOf(')') + 2;
            return afterName < line.length() && "ZX".indexOf(line.charAt(afterName)) >= 0 && threads.count() <= 1;
        } catch (IOException endedMeanwhile) {
            return true;
        }
    }
}
