package io.tillgate.e2e.walk;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One bash, which is told one step after the other and keeps its variables and its processes in the background. */
final class Shell implements AutoCloseable {
    private static final long LONGEST_WALK_SECONDS = 400;

    /** curl notes the status of each answer, beside what the page wants of it. */
    private static final String PRELUDE = """
            set -euo pipefail
            trap 'jobs -p | xargs -r kill' EXIT
            curl() {
              local failure=0
              : > "$WALK/headers"
              command curl -sS -D "$WALK/headers" "$@" || failure=$?
              sed -n 's|^HTTP/[0-9.]* \\([0-9]*\\).*|\\1|p' "$WALK/headers" | tail -n 1 >> "$WALK/statuses"
              return $failure
            }
            """;

    /** @param statuses of the answers that curl got, in order */
    record Outcome(String output, List<Integer> statuses) {}

    private final Path notes;
    private final Process bash;
    private final BufferedWriter commands;
    private final BufferedReader answers;

    /**
     * @param directory where it works
     * @param notes where it puts what it knows of its steps
     */
    Shell(Path directory, Path notes, Map<String, String> environment) {
        this.notes = notes;
        ProcessBuilder builder = new ProcessBuilder("bash", "--norc", "--noprofile")
                .directory(directory.toFile())
                .redirectError(notes.resolve("bash").toFile());
        builder.environment().putAll(environment);
        builder.environment().put("WALK", notes.toString());
        try {
            bash = builder.start();
            commands = bash.outputWriter(StandardCharsets.UTF_8);
            answers = bash.inputReader(StandardCharsets.UTF_8);
            commands.write(PRELUDE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        CompletableFuture.delayedExecutor(LONGEST_WALK_SECONDS, TimeUnit.SECONDS)
                .execute(this::close);
    }

    Outcome run(String command) {
        try {
            Files.writeString(notes.resolve("step"), command);
            Files.writeString(notes.resolve("statuses"), "");
            commands.write(". \"$WALK/step\" > \"$WALK/output\" 2> \"$WALK/errors\" < /dev/null\nprintf 'done\\n'\n");
            commands.flush();
            if (answers.readLine() == null) {
                throw new AssertionError(
                        "It failed, or took too long:\n" + command + note("output") + note("errors") + note("bash"));
            }
            return new Outcome(
                    note("output"),
                    note("statuses").lines().map(Integer::valueOf).toList());
        } catch (IOException e) {
            throw new AssertionError("It failed:\n" + command + note("output") + note("errors") + note("bash"), e);
        }
    }

    private String note(String name) {
        try {
            return Files.readString(notes.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it and what it has left in the background. */
    @Override
    public void close() {
        bash.descendants().forEach(ProcessHandle::destroy);
        bash.destroy();
    }
}
