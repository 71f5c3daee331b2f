package io.tillgate.benchmarks.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A process and its descendants, from Linux's {@code /proc}.
 *
 * @param pid the process id
 */
public record ProcessTree(long pid) {
    /** The milliseconds per tick; USER_HZ is 100 on every Linux. */
    private static final long TICK_MILLIS = 10;

    /** Returns the processor time used so far by the process and its current descendants. */
    public Duration processorTime() {
        return Duration.ofMillis(
                members().stream().mapToLong(ProcessTree::ticks).sum() * TICK_MILLIS);
    }

    /** Returns the resident memory of the process without its descendants, in bytes. */
    public long residentBytes() {
        return read(Path.of("/proc/" + pid + "/status"))
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                .findFirst()
                .orElse(0);
    }

    private List<Long> members() {
        return Stream.concat(
                        Stream.of(pid),
                        ProcessHandle.of(pid).stream()
                                .flatMap(ProcessHandle::descendants)
                                .map(ProcessHandle::pid))
                .toList();
    }

    private static long ticks(long member) {
        Path stat = Path.of("/proc/" + member + "/stat");
        if (!Files.exists(stat)) {
            return 0;
        }
        String text = read(stat);
        // After the name, which may contain any character: state is field 3, utime and stime are 14 and 15.
        String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
