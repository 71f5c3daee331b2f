package io.tillgate.local.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Starts a command that outlives this program. It runs in a session of its own, which Ctrl-C and the end of the
 * terminal do not reach, without input, and with its output appended to a log file. The pid is that of the command
 * itself.
 */
final class DetachedCommand {
    private static final String PERL_SETSID = "use POSIX; POSIX::setsid(); exec @ARGV or die $!";

    private DetachedCommand() {}

    static Process start(List<String> command, Path log) throws IOException {
        Files.createDirectories(log.getParent());
        List<String> detached = new ArrayList<>(sessionLeader());
        detached.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(detached)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        // Variables that configure this program, or services started by hand, are not passed to the parts.
        builder.environment().keySet().removeIf(name -> name.startsWith("TILLGATE_") || name.startsWith("QUARKUS_"));
        // Fewer glibc malloc arenas use less memory.
        builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2");
        return builder.start();
    }

    /** Returns the prefix that starts a session: setsid(1) on Linux, Perl on macOS. */
    private static List<String> sessionLeader() {
        if (onPath("setsid")) {
            return List.of("setsid");
        }
        return onPath("perl") ? List.of("perl", "-e", PERL_SETSID) : List.of();
    }

    private static boolean onPath(String program) {
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        return Stream.of(path.split(":")).anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }
}
