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

    /** Returns the processor time used so far by the process and its descendants, those that ended included. */
    public Duration processorTime() {
        return Duration.ofMillis(
                members().stream().mapToLong(ProcessTree::ticks).sum() * TICK_MILLIS);
    }

    /** Returns the resident memory of the process and its descendants, in bytes. Shared pages count several times. */
    public long residentBytes() {
        return members().stream().mapToLong(ProcessTree::resident).sum();
    }

    private static long resident(long member) {
        Path status = Path.of("/proc/" + member + "/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return read(status)
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
        // After the name, which may contain any character: state is field 3. utime and stime are 14 and 15,
        // and 16 and 17 are those of children that ended.
        String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
        return Stream.of(fields).skip(11).limit(4).mapToLong(Long::parseLong).sum();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
