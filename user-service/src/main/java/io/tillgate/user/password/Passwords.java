package io.tillgate.user.password;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.tillgate.problem.ProblemException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Checks, rates and hashes passwords on its own threads. Must not be called inside a transaction. Sign-ins, ratings and
 * new hashes have separate queues, so that none delays another. Fails with {@code 503} if a queue is full. Safe for
 * concurrent use.
 */
@ApplicationScoped
public class Passwords {
    private static final Logger LOG = Logger.getLogger(Passwords.class);

    private final PasswordPool signIns;
    private final PasswordPool changes;
    private final PasswordPool judgements;
    private final PasswordHasher hasher;
    private final PasswordPolicy policy = new PasswordPolicy();
    private final Duration judgementLimit;

    public Passwords(Argon2Engine engine, PasswordConfig config, MeterRegistry meters) {
        int cores = Runtime.getRuntime().availableProcessors();
        int changing = config.changeThreads() == 0 ? Math.max(1, cores / 2) : config.changeThreads();
        this.signIns = new PasswordPool("sign-in", config.threads() == 0 ? cores : config.threads(), config, meters);
        this.changes = new PasswordPool("change", changing, config, meters);
        this.judgements = new PasswordPool("judge", changing, config, meters);
        this.hasher = new PasswordHasher(
                engine, new Argon2Parameters(config.memoryKib(), config.iterations(), config.parallelism()));
        this.judgementLimit = config.judgementLimit();
    }

    /**
     * Loads the native library and the dictionaries during startup, so that the first request does not wait for them.
     */
    void warmUp(@Observes StartupEvent event) {
        RawPassword any = RawPassword.of("warm-up of the hash threads");
        judgements
                .submit(() -> policy.guessable(any, List.of()).isEmpty())
                .chain(() -> signIns.submit(() -> hasher.verify(null, any)))
                .subscribe()
                .with(done -> LOG.debug("Passwords can be hashed"), e -> LOG.error("Passwords cannot be hashed", e));
    }

    @PreDestroy
    void stop() {
        signIns.stop();
        changes.stop();
        judgements.stop();
    }

    /** The error message for the length of a new password; empty if it is valid. Fast. */
    public static Optional<String> malformed(RawPassword password) {
        return PasswordPolicy.malformed(password);
    }

    /**
     * Rates and hashes a new password. Fails with {@code 503} if the rating takes longer than the limit.
     *
     * @param field the request field, which the violation names if the password is too easy to guess
     * @param known the words of {@link KnownWords}
     */
    public Uni<PasswordHash> hashNew(RawPassword password, String field, List<String> known) {
        return judgements
                .submit(() -> policy.guessable(password, known), judgementLimit)
                .invoke(wrong -> wrong.ifPresent(message -> {
                    throw ProblemException.invalid(field, message);
                }))
                .chain(() -> changes.submit(() -> hasher.hash(password)));
    }

    /** Hashes a password again after a successful sign-in. */
    public Uni<PasswordHash> hashAgain(RawPassword password) {
        return signIns.submit(() -> hasher.hash(password));
    }

    /**
     * Returns whether the password of a sign-in matches the hash. Without a hash it takes as long and returns false.
     */
    public Uni<Boolean> verify(@Nullable PasswordHash hash, RawPassword password) {
        return signIns.submit(() -> hasher.verify(hash, password));
    }

    /** As {@link #verify}, for a user who is signed in. It uses the queue of new hashes. */
    Uni<Boolean> verifyCurrent(@Nullable PasswordHash hash, RawPassword password) {
        return changes.submit(() -> hasher.verify(hash, password));
    }

    /** Returns whether the hash has another cost than the configured one. */
    public boolean outdated(PasswordHash hash) {
        return hasher.outdated(hash);
    }
}
