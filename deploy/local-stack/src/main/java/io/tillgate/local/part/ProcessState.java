package io.tillgate.local.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Extends {@link ProcessHandle#isAlive()} by what the operating system reports. */
public final class ProcessState {
    private ProcessState() {}

    /**
     * Returns whether the process is running. A zombie is not: if the init process of a container does not reap, {@code
     * isAlive} stays true forever.
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
