package io.tillgate.local.part;

import java.io.IOException;

/** A POSIX signal. Java itself can send only TERM and KILL. */
public enum Signal {
    INT,
    TERM,
    KILL;

    /** Sends this signal; a process that has ended meanwhile is no error. */
    public void send(ProcessHandle process) {
        try {
            // The shell's own kill: minimal images have no program of that name.
            Process kill = new ProcessBuilder("/bin/sh", "-c", "kill -" + name() + " \"$1\"", "sh", "" + process.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            kill.waitFor();
        } catch (IOException e) {
            throw new PartException("Cannot signal process " + process.pid() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartException("Interrupted while signalling process " + process.pid(), e);
        }
    }
}
