package io.tillgate.local.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A command that outlives the program that starts it: a session of its own, so that neither Ctrl-C nor the end of the
 * terminal reaches it, no input, and output appended to a log file. The pid is the command's own.
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
        // What configures this program, or services that are started by hand, is not meant for the parts.
        builder.environment().keySet().removeIf(name -> name.startsWith("TILLGATE_") || name.startsWith("QUARKUS_"));
        // Fewer of glibc's memory pools: less memory for the same work.
        builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2");
        return builder.start();
    }

    /** Linux has setsid(1), macOS only Perl's. */
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
