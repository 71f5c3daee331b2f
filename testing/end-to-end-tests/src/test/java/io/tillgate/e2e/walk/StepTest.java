package io.tillgate.e2e.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StepTest {

    @Test
    @DisplayName("A status beside a command is that command's: what stands before it has to go well")
    void statuses() {
        assertThat(Step.of(new Block("page:1", "bash", "", """
                        TOKEN=$(curl -s localhost:8080/oauth/token \\
                            -d grant_type=client_credentials)
                        curl -X POST localhost:8080/oauth/revoke \\
                            -d token=$TOKEN     # 200
                        echo done    # as it should be
                        curl localhost:8080/me -H "Authorization: Bearer $TOKEN"   # 401: over
                        """), ""))
                .extracting(
                        Step::status,
                        Step::isQuestion,
                        step -> step.command().lines().count())
                .containsExactly(tuple(0, false, 2L), tuple(200, false, 2L), tuple(0, false, 1L), tuple(401, true, 1L));
    }

    @Test
    @DisplayName("An answer is that of the last command, and the status that it shows is expected")
    void answer() {
        Block block = new Block("page:1", "bash", "", """
                ID=4711
                curl localhost:8080/oauth/revoke -d token=$ID    # 200
                curl localhost:8080/me
                """);

        assertThat(Step.of(block, "{\"title\":\"No\",\"status\":401}"))
                .last()
                .isEqualTo(new Step("curl localhost:8080/me\n", 401, "{\"title\":\"No\",\"status\":401}"));
        assertThat(Step.of(block, "HTTP/1.1 200 OK\n\n{\"clients\":1}"))
                .extracting(Step::status)
                .containsExactly(0, 200, 200);
        assertThat(Step.of(block, "Welcome")).extracting(Step::status).containsExactly(0, 200, 0);
    }

    @Test
    @DisplayName("The members and texts of a documented response are in the actual one; later commands name its values")
    void shown() {
        Shown shown = new Shown();

        shown.compare(
                "{\"id\":\"01a1f9fa-...\",\"error\":\"none\"}", "{\"error\":\"none\",\"id\":\"4711-4712\",\"more\":1}");

        assertThat(shown.here("curl localhost/apps/<id>")).isEqualTo("curl localhost/apps/4711-4712");
        assertThatThrownBy(() -> shown.compare("{\"id\":\"1\"}", "{\"name\":\"1\"}"))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> shown.compare("{\"error\":\"none\"}", "{\"error\":\"some\"}"))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> shown.compare("200", "403")).isInstanceOf(AssertionError.class);
    }
}
