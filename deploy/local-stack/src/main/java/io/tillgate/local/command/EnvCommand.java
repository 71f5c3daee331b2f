package io.tillgate.local.command;

import io.tillgate.local.client.StackCredentials;
import io.tillgate.local.part.PartException;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;

@Command(
        name = "env",
        mixinStandardHelpOptions = true,
        description = {
            "Print the shell variables that the documentation uses: ADMIN_PASSWORD and <CLIENT>_SECRET.",
            "To set them: eval \"$(./tillgate env)\""
        })
final class EnvCommand implements Callable<Integer> {
    private static final Pattern NAME = Pattern.compile("[A-Z_]+");

    private final Console console;

    EnvCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        StackCredentials credentials = console.credentials();
        print("ADMIN_PASSWORD", credentials.adminPassword());
        credentials
                .confidentialClients()
                .forEach((name, client) -> print(name.toUpperCase(Locale.ROOT) + "_SECRET", client.secret()));
        return 0;
    }

    /** Prints an assignment without {@code export}: other programs that the shell starts need no secrets. */
    private void print(String name, String value) {
        if (!NAME.matcher(name).matches()) {
            throw new PartException("credentials.json has the name " + name + ", which cannot be a shell variable.");
        }
        console.line(name + "='" + value.replace("'", "'\\''") + "'");
    }
}
