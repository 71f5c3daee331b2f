package io.tillgate.local.part;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The log file of a part. */
public final class LogFile {
    private static final long ROTATE_AT_BYTES = 16 * 1024 * 1024;
    private static final int BYTES_PER_LINE = 400;

    private final Path path;

    LogFile(Path path) {
        this.path = path;
    }

    public Path path() {
        return path;
    }

    /** Renames the log when a part starts, if it has grown large. */
    void rotate() throws IOException {
        if (Files.exists(path) && Files.size(path) > ROTATE_AT_BYTES) {
            Files.move(path, path.resolveSibling(path.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Returns the last lines, fewer if they are very long; empty if there is no log. */
    public String tail(int lines) {
        try {
            return tail(lines, Files.size(path));
        } catch (IOException noLogYet) {
            return "";
        }
    }

    /** Returns the last lines before a position, fewer if they are very long. */
    public String tail(int lines, long end) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            long start = Math.max(0, end - (long) lines * BYTES_PER_LINE);
            byte[] bytes = new byte[(int) (end - start)];
            file.seek(start);
            file.readFully(bytes);
            List<String> all = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
        }
    }
}
