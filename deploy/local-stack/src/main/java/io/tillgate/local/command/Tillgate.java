package io.tillgate.local.command;

import io.tillgate.audit.proof.MalformedProofException;
import io.tillgate.local.part.PartException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The root command of {@code ./tillgate}. */
@Command(
        name = "./tillgate",
        mixinStandardHelpOptions = true,
        versionProvider = Tillgate.Version.class,
        description = "The Tillgate suite on this machine: services, Kafka, PostgreSQL and one protected API.",
        footer = {
            "",
            "Environment:",
            "  TILLGATE_HOME          state directory (.tillgate)",
            "  TILLGATE_PORT          the origin's port, as --port",
            "  TILLGATE_PORTS         name=port,...",
            "  TILLGATE_JAVA_OPTIONS  more JVM options for all parts but PostgreSQL",
            "  TILLGATE_SKIP_BUILD=1  start the built artifacts even if sources have changed"
        })
public final class Tillgate implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private Tillgate() {}

    /** Returns the command line with all commands. */
    public static CommandLine commandLine(Console console, PrintWriter errors) {
        CommandLine commandLine = new CommandLine(new Tillgate())
                .addSubcommand("up", new UpCommand(console))
                .addSubcommand("down", new DownCommand(console))
                .addSubcommand("password", new PasswordCommand(console))
                .addSubcommand("token", new TokenCommand(console))
                .addSubcommand("env", new EnvCommand(console))
                .addSubcommand("status", new StatusCommand(console))
                .addSubcommand("demo", new DemoCommand(console))
                .addSubcommand("logs", new LogsCommand(console))
                .addSubcommand("start", new StartCommand(console))
                .addSubcommand("stop", new StopCommand(console))
                .addSubcommand("kill", new KillCommand(console))
                .addSubcommand(
                        "audit",
                        new CommandLine(new AuditCommand()).addSubcommand("verify", new AuditVerifyCommand(console)));
        return commandLine
                .setOut(console.out())
                .setErr(errors)
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    errors.println("tillgate: " + message(failure));
                    errors.flush();
                    return CommandLine.ExitCode.SOFTWARE;
                });
    }

    private static String message(Exception failure) {
        boolean told = failure instanceof PartException
                || failure instanceof IllegalArgumentException
                || failure instanceof MalformedProofException
                || failure instanceof IOException
                || failure instanceof UncheckedIOException;
        return told && failure.getMessage() != null ? failure.getMessage() : failure.toString();
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Tillgate.class.getPackage().getImplementationVersion();
            return new String[] {"Tillgate " + (version == null ? "(from classes)" : version)};
        }
    }
}
