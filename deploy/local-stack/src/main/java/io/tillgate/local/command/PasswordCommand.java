package io.tillgate.local.command;

import io.tillgate.local.client.StackCredentials;
import io.tillgate.local.part.PartException;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "password",
        mixinStandardHelpOptions = true,
        description = "Print the password of the local administrator.")
final class PasswordCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "<user>", description = "admin, the only user whose password is stored here.")
    private String user = "";

    PasswordCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        StackCredentials credentials = console.credentials();
        if (!user.equals(credentials.adminName())) {
            throw new PartException("Only the password of " + credentials.adminName() + " is stored here.");
        }
        console.line(credentials.adminPassword());
        return 0;
    }
}
