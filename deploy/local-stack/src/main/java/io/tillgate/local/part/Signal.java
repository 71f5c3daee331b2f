package io.tillgate.local.part;

import java.io.IOException;

/** A POSIX signal. Java can send only TERM and KILL itself. */
public enum Signal {
    INT,
    TERM,
    KILL;

    /** Sends this signal. It is not an error if the process has ended. */
    public void send(ProcessHandle process) {
        try {
            // The shell's builtin, since minimal images have no kill program.
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
