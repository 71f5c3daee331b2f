package io.tillgate.local.command;

import io.tillgate.local.part.PartException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", mixinStandardHelpOptions = true, description = "Print a part's log.")
final class LogsCommand implements Callable<Integer> {
    private static final long POLL_MILLIS = 200;

    private final Console console;

    @Parameters(paramLabel = "<part>", description = "For example auth-service.")
    private String part = "";

    @Option(names = "-n", paramLabel = "LINES", description = "Print only the last lines.")
    private @Nullable Integer lines;

    @Option(
            names = {"-f", "--follow"},
            description = "Follow the log until Ctrl-C.")
    private boolean follow;

    LogsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        var log = console.stack().process(Console.part(part)).log();
        Path file = log.path();
        if (!Files.exists(file)) {
            throw new PartException(part + " has no log yet: there is no " + file);
        }
        long position = Files.size(file);
        console.line(log.tail(lines == null ? Integer.MAX_VALUE : lines, position));
        while (follow) {
            position = printFrom(file, position);
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                follow = false;
            }
        }
        return 0;
    }

    private long printFrom(Path file, long position) throws IOException {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            long start = log.length() < position ? 0 : position;
            byte[] bytes = new byte[(int) Math.min(log.length() - start, 1 << 20)];
            log.seek(start);
            log.readFully(bytes);
            console.out().print(new String(bytes, StandardCharsets.UTF_8));
            console.out().flush();
            return start + bytes.length;
        }
    }
}
