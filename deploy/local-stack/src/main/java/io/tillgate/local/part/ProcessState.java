package io.tillgate.local.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the operating system knows of a process beyond {@link ProcessHandle#isAlive()}. */
public final class ProcessState {
    private ProcessState() {}

    /**
     * Whether the process runs. A zombie does not: in a container whose first process reaps nobody, {@code isAlive}
     * stays true for ever.
     */
    public static boolean isRunning(ProcessHandle process) {
        return process.isAlive() && !isZombie(process.pid());
    }

    private static boolean isZombie(long pid) {
        Path stat = Path.of("/proc", Long.toString(pid), "stat");
        if (!Files.exists(stat)) {
            return false;
        }
        try {
            String line = Files.readString(stat);
            int afterName = line.lastIndexOf(')') + 2;
            return afterName < line.length() && "ZX".indexOf(line.charAt(afterName)) >= 0;
        } catch (IOException endedMeanwhile) {
            return true;
        }
    }
}
