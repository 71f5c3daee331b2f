package io.tillgate.local;

import io.tillgate.local.command.Console;
import io.tillgate.local.command.Tillgate;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;

/** The main class of {@code ./tillgate}. */
public final class Main {
    private Main() {}

    /** Runs a command. The system property {@code tillgate.root} names the checkout. */
    public static void main(String[] arguments) {
        Path root = Path.of(System.getProperty("tillgate.root", "")).toAbsolutePath();
        PrintWriter out = new PrintWriter(System.out, true, Charset.defaultCharset());
        PrintWriter errors = new PrintWriter(System.err, true, Charset.defaultCharset());
        Console console = Console.of(root, System.getenv(), out);
        System.exit(Tillgate.commandLine(console, errors).execute(arguments));
    }
}
