package io.tillgate.local.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartProcessTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path home;

    @Test
    @DisplayName("A part is started, known to a second program by its pid file, and stopped")
    void startAndStop() {
        PartProcess process = part("touch \"$1\"; exec sleep 600");

        process.start();
        process.awaitReady();

        PartProcess sameFromElsewhere = part("");
        assertThat(sameFromElsewhere.process()).isPresent();
        assertThat(sameFromElsewhere.ready()).isTrue();
        sameFromElsewhere.stop(Duration.ofSeconds(5));
        assertThat(process.process()).isEmpty();
        assertThat(process.died()).isFalse();
    }

    @Test
    @DisplayName("A killed part is reported as dead, not stopped")
    void kill() {
        PartProcess process = part("touch \"$1\"; exec sleep 600");
        process.start();
        process.awaitReady();

        process.kill();

        assertThat(process.process()).isEmpty();
        assertThat(process.died()).isTrue();
    }

    @Test
    @DisplayName("The error for a part that dies while it starts contains the end of its log")
    void diesEarly() {
        PartProcess process = part("echo 'the disk is full'; exit 3");

        process.start();

        assertThatThrownBy(process::awaitReady)
                .isInstanceOf(PartException.class)
                .hasMessageContaining("part died while it started")
                .hasMessageContaining("the disk is full");
    }

    @Test
    @DisplayName("A part that ignores the request to end is killed when patience is over")
    void ignoresTerm() {
        PartProcess process = part("trap '' TERM; touch \"$1\"; while :; do sleep 1; done");
        process.start();
        process.awaitReady();

        process.stop(Duration.ofMillis(300));

        assertThat(process.process()).isEmpty();
    }

    private PartProcess part(String script) {
        Path readyFile = home.resolve("ready");
        return new PartProcess(
                new ManagedProcess() {
                    @Override
                    public String name() {
                        return "part";
                    }

                    @Override
                    public List<String> prepare() {
                        return List.of("/bin/sh", "-c", script, "sh", readyFile.toString());
                    }

                    @Override
                    public boolean ready() {
                        return Files.exists(readyFile);
                    }
                },
                home);
    }
}
