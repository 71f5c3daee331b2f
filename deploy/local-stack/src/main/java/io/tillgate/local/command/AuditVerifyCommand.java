package io.tillgate.local.command;

import io.tillgate.audit.proof.ExportCheck;
import io.tillgate.audit.proof.Failure;
import io.tillgate.audit.proof.MalformedProofException;
import io.tillgate.audit.proof.SignedNote;
import io.tillgate.audit.proof.Verdict;
import io.tillgate.audit.proof.VerifierKey;
import io.tillgate.local.audit.RunningLog;
import io.tillgate.local.tls.DevelopmentCertificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Verify the audit log: that of the running stack, or offline an export with the public key. Exit"
                + " code 0 only if every record verifies.")
final class AuditVerifyCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Only records added to the log at or after this time (RFC 3339).")
    private @Nullable String from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            description = "Only records added to the log before this time (RFC 3339).")
    private @Nullable String to;

    @Option(
            names = "--export",
            paramLabel = "FILE",
            description = "A file with the response of GET /audit/export; requires --key.")
    private @Nullable Path export;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "A file with the response of GET /audit/checkpoints/key.")
    private @Nullable Path key;

    @Option(
            names = "--checkpoints",
            paramLabel = "FILE",
            description = "A file with checkpoints kept elsewhere; may be repeated. The running stack is also compared"
                    + " with the checkpoints that it keeps outside its database.")
    private List<Path> checkpoints = new ArrayList<>();

    AuditVerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, MalformedProofException {
        requireWitnesses();
        if (export != null) {
            return offline(export);
        }
        RunningLog log = new RunningLog(console.state().credentials(), trust());
        String keys = key == null ? log.keys() : Files.readString(key);
        try (Stream<Path> kept = Files.list(console.state().auditCheckpoints())) {
            kept.forEach(checkpoints::add);
        }
        ExportCheck check = check(keys); // before the export: a checkpoint signed later could not be compared with it
        try (Stream<String> lines = log.export(from, to)) {
            return told(check.check(lines));
        }
    }

    /** Refuses files without a checkpoint, such as an error response: the log would be compared with nothing. */
    private void requireWitnesses() throws IOException {
        for (Path file : checkpoints) {
            if (SignedNote.split(Files.readString(file)).isEmpty()) {
                throw new ParameterException(spec.commandLine(), file + " contains no checkpoint");
            }
        }
    }

    private int offline(Path file) throws IOException, MalformedProofException {
        if (key == null || from != null || to != null) {
            throw new ParameterException(
                    spec.commandLine(), "--export requires --key, and cannot be combined with --from and --to");
        }
        try (Stream<String> lines = Files.lines(file)) {
            return told(check(Files.readString(key)).check(lines));
        }
    }

    private ExportCheck check(String keys) throws IOException, MalformedProofException {
        List<VerifierKey> known = new ArrayList<>();
        for (String line : keys.lines().filter(each -> !each.isBlank()).toList()) {
            known.add(VerifierKey.parse(line));
        }
        List<String> witnesses = new ArrayList<>();
        for (Path file : checkpoints) {
            witnesses.addAll(SignedNote.split(Files.readString(file)));
        }
        return new ExportCheck(known, witnesses);
    }

    private @Nullable SSLContext trust() throws IOException {
        return console.stack().configuration().topology().tls() ? DevelopmentCertificates.trust(console.state()) : null;
    }

    private int told(Verdict verdict) {
        Failure failure = verdict.failure();
        if (failure == null) {
            console.line(String.format(
                    Locale.ROOT,
                    "%d records verified (%d to %d), compared with %d signed checkpoints.",
                    verdict.records(),
                    verdict.first(),
                    verdict.end() - 1,
                    verdict.checkpoints()));
            return 0;
        }
        console.line(String.format(
                Locale.ROOT,
                "Record %d fails verification%s: %s.",
                failure.index(),
                failure.id() == null ? "" : " (event " + failure.id() + ")",
                failure.reason()));
        return 1;
    }
}
