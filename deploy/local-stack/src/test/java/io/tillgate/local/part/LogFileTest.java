package io.tillgate.local.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    @Test
    @DisplayName("The last lines before a position exclude later lines, which a follower reads next")
    void tail(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("part.log"), "one\ntwo\nthree\n");
        long end = Files.size(file);
        Files.writeString(file, "one\ntwo\nthree\nfour\n");
        LogFile log = new LogFile(file);

        assertThat(log.tail(2, end)).isEqualTo("two\nthree");
        assertThat(log.tail(Integer.MAX_VALUE, end)).isEqualTo("one\ntwo\nthree");
        assertThat(log.tail(1)).isEqualTo("four");
    }
}
