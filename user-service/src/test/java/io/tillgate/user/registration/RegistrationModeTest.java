package io.tillgate.user.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tillgate.problem.ProblemException;
import io.tillgate.user.access.Caller;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RegistrationModeTest {
    private static final Caller USER =
            new Caller("u", "pos-admin", "g", Set.of("account"), Set.of("user"), true, false, null);
    private static final Caller CLIENT =
            new Caller("pos-admin", "pos-admin", null, Set.of(), Set.of(), false, false, null);
    private static final Caller ADMINISTRATOR =
            new Caller("a", "pos-admin", "g", Set.of("admin"), Set.of("administrator"), true, false, null);

    @Test
    @DisplayName("open: everyone")
    void open() {
        assertThat(status(RegistrationMode.OPEN, null)).isZero();
        assertThat(status(RegistrationMode.OPEN, USER)).isZero();
    }

    @Test
    @DisplayName("client: a client by a token of its own with users:register, or an administrator; no other scope does")
    void client() {
        assertThat(status(RegistrationMode.CLIENT, null)).isEqualTo(401);
        assertThat(status(RegistrationMode.CLIENT, USER)).isEqualTo(403);
        assertThat(status(RegistrationMode.CLIENT, CLIENT)).isEqualTo(403);
        assertThat(status(RegistrationMode.CLIENT, client("menu:read", "scopes:write", "users:verify")))
                .isEqualTo(403);
        assertThat(status(RegistrationMode.CLIENT, client("users:register"))).isZero();
        assertThat(status(RegistrationMode.CLIENT, ADMINISTRATOR)).isZero();
    }

    @Test
    @DisplayName("admin: an administrator")
    void admin() {
        assertThat(status(RegistrationMode.ADMIN, null)).isEqualTo(401);
        assertThat(status(RegistrationMode.ADMIN, USER)).isEqualTo(403);
        assertThat(status(RegistrationMode.ADMIN, CLIENT)).isEqualTo(403);
        assertThat(status(RegistrationMode.ADMIN, ADMINISTRATOR)).isZero();
    }

    private static Caller client(String... scopes) {
        return new Caller("pos-admin", "pos-admin", null, Set.of(scopes), Set.of(), false, false, null);
    }

    private static int status(RegistrationMode mode, @Nullable Caller caller) {
        ProblemException refused =
                catchThrowableOfType(ProblemException.class, () -> mode.admit(() -> Optional.ofNullable(caller)));
        return refused == null ? 0 : refused.problem().status();
    }
}
