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
 * Passwords checked, judged and hashed on threads of their own; never call it inside a transaction. Sign-ins, new hashes
 * and the judgement of new passwords wait in separate queues, so that none holds up another. Fails with {@code 503} if too
 * many wait. Safe for concurrent use.
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

    /** With the cost that the configuration sets. */
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

    /** Loads the native library and the dictionaries beside the start, so that the first caller does not wait for them. */
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

    /** What is wrong with a new password at first sight: its length. Quick. */
    public static Optional<String> malformed(RawPassword password) {
        return PasswordPolicy.malformed(password);
    }

    /**
     * Judges and hashes a new password. One that is not judged within the limit is not accepted: that fails with
     * {@code 503}.
     *
     * @param field the request field that it came in; the violation names it when the password is too easy to guess
     * @param known what an attacker knows of the account: see {@link KnownWords}
     */
    public Uni<PasswordHash> hashNew(RawPassword password, String field, List<String> known) {
        return judgements
                .submit(() -> policy.guessable(password, known), judgementLimit)
                .invoke(wrong -> wrong.ifPresent(message -> {
                    throw ProblemException.invalid(field, message);
                }))
                .chain(() -> changes.submit(() -> hasher.hash(password)));
    }

    /** Hashes a password again that was right at sign-in. */
    public Uni<PasswordHash> hashAgain(RawPassword password) {
        return signIns.submit(() -> hasher.hash(password));
    }

    /** Whether the password of a sign-in is the hashed one; without a hash it takes as long and says no. */
    public Uni<Boolean> verify(@Nullable PasswordHash hash, RawPassword password) {
        return signIns.submit(() -> hasher.verify(hash, password));
    }

    /** As {@link #verify}, for somebody who is signed in: it waits in the queue of new hashes. */
    Uni<Boolean> verifyCurrent(@Nullable PasswordHash hash, RawPassword password) {
        return changes.submit(() -> hasher.verify(hash, password));
    }

    /** Whether the hash was made at another cost than today's. */
    public boolean outdated(PasswordHash hash) {
        return hasher.outdated(hash);
    }
}
