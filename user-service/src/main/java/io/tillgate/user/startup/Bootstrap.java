package io.tillgate.user.startup;

import com.fasterxml.uuid.Generators;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tillgate.database.SessionContext;
import io.tillgate.problem.ProblemException;
import io.tillgate.user.account.Account;
import io.tillgate.user.account.Accounts;
import io.tillgate.user.activation.ActionLinks;
import io.tillgate.user.error.AccountProblem;
import io.tillgate.user.language.Languages;
import io.tillgate.user.mail.MailCause;
import io.tillgate.user.password.KnownWords;
import io.tillgate.user.password.PasswordHash;
import io.tillgate.user.password.Passwords;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Creates the accounts of the bootstrap file, each with its event. The service is not ready until then. Retries while
 * the database is unavailable.
 */
@Readiness
@ApplicationScoped
public class Bootstrap implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(Bootstrap.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(500);
    private static final Duration LAST_RETRY = Duration.ofSeconds(10);

    private final SessionContext sessions;
    private final Accounts accounts;
    private final Passwords passwords;
    private final ActionLinks links;
    private final Languages languages;
    private final BootstrapConfig config;
    private final Clock clock;

    private volatile boolean done;

    public Bootstrap(
            SessionContext sessions,
            Accounts accounts,
            Passwords passwords,
            ActionLinks links,
            Languages languages,
            BootstrapConfig config,
            Clock clock) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.passwords = passwords;
        this.links = links;
        this.languages = languages;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        List<BootstrapAccount> wanted =
                config.accountsFile().map(BootstrapAccount::read).orElse(List.of());
        Multi.createFrom()
                .iterable(wanted)
                .onItem()
                .transformToUniAndConcatenate(account -> sessions.run(() -> createMissing(account)))
                .collect()
                .last()
                .onFailure()
                .invoke(e -> LOG.error("Cannot create the bootstrap accounts; retrying", e))
                .onFailure()
                .retry()
                .withBackOff(FIRST_RETRY, LAST_RETRY)
                .indefinitely()
                .subscribe()
                .with(last -> done = true);
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Bootstrap accounts").status(done).build();
    }

    private Uni<Void> createMissing(BootstrapAccount wanted) {
        return accounts.isTaken(wanted.userName())
                .chain(taken -> taken ? Uni.createFrom().voidItem() : create(wanted));
    }

    private Uni<Void> create(BootstrapAccount wanted) {
        return passwords
                .hashNew(
                        wanted.password(),
                        "password",
                        KnownWords.of(wanted.userName(), wanted.email(), wanted.displayName()))
                .chain(hash -> accounts.create(
                        account(wanted, hash), null, links.toProve(languages.fallback(), MailCause.ADMINISTRATOR)))
                .invoke(account -> LOG.infof("Created the bootstrap account %s", account.userName()))
                .replaceWithVoid()
                .onFailure(Bootstrap::isMadeByAnotherInstance)
                .recoverWithNull();
    }

    private Account account(BootstrapAccount wanted, PasswordHash hash) {
        return Account.create(
                Generators.timeBasedEpochGenerator().generate(),
                wanted.userName(),
                wanted.email(),
                wanted.displayName(),
                wanted.groups(),
                hash,
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private static boolean isMadeByAnotherInstance(Throwable e) {
        return e instanceof ProblemException problem && problem.is(AccountProblem.USER_NAME_TAKEN);
    }
}
