package io.tillgate.audit.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Cursors are authenticated")
class CursorsTest {
    private static final KeysetPosition PLACE = new KeysetPosition(Instant.parse("2026-01-31T12:00:00.123456Z"), 42);
    private static final String ALL = "all";
    private static final String ACTOR = "actor=a";
    private static final String SUBJECT = "subject=a";

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    Path directory;

    @Test
    @DisplayName("A cursor names its place again, for its own filter and with the same secret only")
    void roundTrip() throws IOException {
        Cursors cursors = cursors("secret", 1);

        String cursor = cursors.encode(PLACE, ACTOR);

        assertThat(cursors.decode(cursor, ACTOR)).contains(PLACE);
        assertThat(cursors("same", 1).decode(cursor, ACTOR)).contains(PLACE);
        assertThat(cursors.decode(cursor, SUBJECT)).isEmpty();
        assertThat(cursors.decode(cursor, ALL)).isEmpty();
        assertThat(cursors("other", 2).decode(cursor, ACTOR)).isEmpty();
    }

    @Test
    @DisplayName("A cursor with any changed character is invalid")
    void changed() throws IOException {
        Cursors cursors = cursors("secret", 1);
        String cursor = cursors.encode(PLACE, ALL);

        for (int i = 0; i < cursor.length() - 1; i++) {
            char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(cursors.decode(cursor.substring(0, i) + other + cursor.substring(i + 1), ALL))
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("A secret that is short, missing or not configured outside dev and test fails the start with its key")
    void secrets() throws IOException {
        Path shortSecret = Files.writeString(directory.resolve("short"), "c2hvcnQ=");

        assertThatThrownBy(() -> new CursorSecret(() -> Optional.of(shortSecret)))
                .hasMessageContaining("tillgate.audit.secret-file");
        assertThatThrownBy(() -> new CursorSecret(() -> Optional.of(directory.resolve("none"))))
                .hasMessageContaining("tillgate.audit.secret-file");
    }

    private Cursors cursors(String name, int content) throws IOException {
        byte[] secret = new byte[32];
        java.util.Arrays.fill(secret, (byte) content);
        Path file =
                Files.writeString(directory.resolve(name), Base64.getEncoder().encodeToString(secret) + "\n");
        return new Cursors(new CursorSecret(() -> Optional.of(file)));
    }
}
