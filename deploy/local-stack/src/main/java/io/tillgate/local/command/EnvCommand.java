package io.tillgate.local.command;

import io.tillgate.local.client.StackCredentials;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "env",
        mixinStandardHelpOptions = true,
        description = {
            "Print the shell variables that the documentation uses: ADMIN_PASSWORD and <CLIENT>_SECRET.",
            "To set them: eval \"$(./tillgate env)\""
        })
final class EnvCommand implements Callable<Integer> {
    private final Console console;

    EnvCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        StackCredentials credentials = console.credentials();
        export("ADMIN_PASSWORD", credentials.adminPassword());
        credentials
                .confidentialClients()
                .forEach((name, client) -> export(name.toUpperCase(Locale.ROOT) + "_SECRET", client.secret()));
        return 0;
    }

    private void export(String name, String value) {
        console.line("export " + name + "='" + value.replace("'", "'\\''") + "'");
    }
}
