package io.tillgate.user.password;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.tillgate.user.error.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Passwords checked and hashed on threads of their own; never call it inside a transaction. Fails with {@code 503} where
 * too many wait. Safe for concurrent use.
 */
@ApplicationScoped
public class Passwords {
    private static final Logger LOG = Logger.getLogger(Passwords.class);

    private final PasswordPool pool;
    private final PasswordHasher hasher;
    private final PasswordPolicy policy = new PasswordPolicy();

    /** With the cost that the configuration sets. */
    public Passwords(PasswordPool pool, Argon2Engine engine, PasswordConfig config) {
        this.pool = pool;
        this.hasher = new PasswordHasher(
                engine, new Argon2Parameters(config.memoryKib(), config.iterations(), config.parallelism()));
    }

    /** Loads the native library and the dictionaries beside the start, so that the first caller does not wait for them. */
    void warmUp(@Observes StartupEvent event) {
        RawPassword any = RawPassword.of("warm-up of the hash threads");
        pool.submit(() -> policy.guessable(any, List.of()).isEmpty() && hasher.verify(null, any))
                .subscribe()
                .with(done -> LOG.debug("Passwords can be hashed"), e -> LOG.error("Passwords cannot be hashed", e));
    }

    /** What is wrong with a new password at first sight: its length. Quick. */
    public static Optional<String> malformed(RawPassword password) {
        return PasswordPolicy.malformed(password);
    }

    /**
     * Hashes a new password.
     *
     * @param field the request field that it came in; the violation names it when the password is too easy to guess
     * @param known what an attacker knows of the account: its name, its email address
     */
    public Uni<PasswordHash> hashNew(RawPassword password, String field, List<String> known) {
        return pool.submit(() -> {
            policy.guessable(password, known).ifPresent(message -> {
                throw ProblemException.invalid(field, message);
            });
            return hasher.hash(password);
        });
    }

    /** Hashes a password that has passed the rules before. */
    public Uni<PasswordHash> hashAgain(RawPassword password) {
        return pool.submit(() -> hasher.hash(password));
    }

    /** Whether the password is the hashed one; without a hash it takes as long and says no. */
    public Uni<Boolean> verify(@Nullable PasswordHash hash, RawPassword password) {
        return pool.submit(() -> hasher.verify(hash, password));
    }

    /** Whether the hash was made at another cost than today's. */
    public boolean outdated(PasswordHash hash) {
        return hasher.outdated(hash);
    }
}
