package io.tillgate.user.registration;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.smallrye.mutiny.Uni;
import io.tillgate.problem.ProblemException;
import io.tillgate.user.access.Caller;
import io.tillgate.user.account.Account;
import io.tillgate.user.account.Accounts;
import io.tillgate.user.activation.ActionLinks;
import io.tillgate.user.error.AccountProblem;
import io.tillgate.user.mail.MailCause;
import io.tillgate.user.password.PasswordHash;
import io.tillgate.user.password.Passwords;
import io.tillgate.web.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Creates the account of a registration. Safe for concurrent use. */
@ApplicationScoped
class Registration {
    private static final List<String> GROUPS = List.of("user");

    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();
    private final Accounts accounts;
    private final Passwords passwords;
    private final ActionLinks links;
    private final Clock clock;

    Registration(Accounts accounts, Passwords passwords, ActionLinks links, Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.links = links;
        this.clock = clock;
    }

    /**
     * Creates the account.
     *
     * @param caller the caller; null if a person registers without a token
     * @param language the language of its mail
     */
    Uni<Account> register(RegistrationRequest wanted, @Nullable Caller caller, Language language) {
        MailCause cause =
                caller != null && caller.isAdministrator() ? MailCause.ADMINISTRATOR : MailCause.ADDRESS_NAMED;

        // The password is hashed before the transaction, and not at all if the name is taken.
        return accounts.isTaken(wanted.userName()).chain(taken -> {
            if (taken) {
                throw ProblemException.of(AccountProblem.USER_NAME_TAKEN);
            }
            return hash(wanted).chain(hash -> {
                Account account = account(wanted, hash.orElse(null));
                return accounts.create(account, actorOf(account, caller), links.toProve(language, cause));
            });
        });
    }

    private Uni<Optional<PasswordHash>> hash(RegistrationRequest wanted) {
        return wanted.password() == null
                ? Uni.createFrom().item(Optional.empty())
                : passwords
                        .hashNew(wanted.password(), "password", wanted.known())
                        .map(Optional::of);
    }

    private Account account(RegistrationRequest wanted, @Nullable PasswordHash hash) {
        UUID id = ids.generate();
        return Account.create(
                id,
                wanted.userName(),
                wanted.email(),
                wanted.displayName(),
                GROUPS,
                hash,
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private static String actorOf(Account account, @Nullable Caller caller) {
        return caller == null ? account.id().toString() : caller.subject();
    }
}
