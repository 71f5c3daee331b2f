package io.tillgate.user.activation;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tillgate.crypto.KeyedHash;
import io.tillgate.problem.ProblemException;
import io.tillgate.user.account.Account;
import io.tillgate.user.account.AccountStatus;
import io.tillgate.user.account.PersonalData;
import io.tillgate.user.account.TransactionStep;
import io.tillgate.user.error.AccountProblem;
import io.tillgate.user.mail.AccountLink;
import io.tillgate.user.mail.MailCause;
import io.tillgate.user.mail.MailQuota;
import io.tillgate.user.mail.Mails;
import io.tillgate.user.mail.OriginConfig;
import io.tillgate.user.mail.Recipient;
import io.tillgate.user.secret.ServiceSecret;
import io.tillgate.web.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Creates and mails action links, finds them by their secret, and deletes them on use. Safe for concurrent use. */
@ApplicationScoped
public class ActionLinks implements PersonalData {
    private final ActionLinkRepository links;
    private final LinkConfig config;
    private final String origin;
    private final Mails mails;
    private final MailQuota quota;
    private final KeyedHash hash;
    private final Clock clock;

    public ActionLinks(
            ActionLinkRepository links,
            LinkConfig config,
            OriginConfig origin,
            Mails mails,
            MailQuota quota,
            ServiceSecret secret,
            Clock clock) {
        this.links = links;
        this.config = config;
        this.origin = origin.origin().toString();
        this.mails = mails;
        this.quota = quota;
        this.hash = secret.forUse("action-link");
        this.clock = clock;
    }

    /**
     * Creates a link by which an account verifies an address, and queues its mail; both take effect only if the
     * transaction commits. The link activates an account that has no password yet. Does nothing if the address or the
     * account has reached its limit.
     *
     * @param cause who requested it
     */
    @WithTransaction
    Uni<Void> sendProof(Account account, String email, Language language, MailCause cause) {
        boolean first = account.status() == AccountStatus.PENDING_ACTIVATION;
        LinkPurpose purpose = first ? LinkPurpose.ACTIVATION : LinkPurpose.EMAIL_CONFIRMATION;
        Recipient to = Recipient.unproven(account, email, language);
        Duration lifetime = config.activationLifetime();
        return quota.take(cause, email)
                .chain(left -> left
                        ? make(purpose, account, email, lifetime, maxOpen(cause))
                        : Uni.createFrom().item(Optional.<String>empty()))
                .chain(made -> made.map(link -> first
                                ? mails.activation(to, link, lifetime)
                                : mails.emailConfirmation(to, link, lifetime))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** Other people can use up an account's limit, so an administrator may create as many links again. */
    private int maxOpen(MailCause cause) {
        int limit = config.openPerAccount();
        return cause == MailCause.ADMINISTRATOR ? (int) Math.min(2L * limit, Integer.MAX_VALUE) : limit;
    }

    /**
     * The step that sends a new account the link that verifies its address. Does nothing if it has no address.
     *
     * @param cause who created the account
     */
    public TransactionStep toProve(Language language, MailCause cause) {
        return account -> {
            String email = account.email();
            return email == null ? Uni.createFrom().voidItem() : sendProof(account, email, language, cause);
        };
    }

    /**
     * For each account, creates a link that sets a new password, and queues one mail with all links. Does nothing if
     * the address or each of the accounts has reached its limit.
     *
     * @param accounts accounts that have verified this address; at least one
     */
    @WithTransaction
    Uni<Void> sendResets(String email, List<Account> accounts, Language language) {
        Duration lifetime = config.resetLifetime();
        return quota.take(MailCause.PROVEN_RESET, email)
                .chain(left -> Multi.createFrom()
                        .iterable(left ? accounts : List.<Account>of())
                        .onItem()
                        .transformToUniAndConcatenate(account -> make(
                                        LinkPurpose.PASSWORD_RESET, account, email, lifetime, config.openPerAccount())
                                .map(made -> made.map(link -> new AccountLink(account.userName(), link))))
                        .collect()
                        .asList())
                .map(made -> made.stream().flatMap(Optional::stream).toList())
                .chain(made -> made.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : mails.passwordReset(resetRecipient(accounts, made, language), made, lifetime));
    }

    private static Recipient resetRecipient(List<Account> accounts, List<AccountLink> made, Language language) {
        Account first = accounts.get(0);
        String email = Objects.requireNonNull(first.email(), "it has proven the address");
        return new Recipient(first.id(), email, made.size() == 1 ? made.get(0).userName() : null, language);
    }

    /** Creates the link that reverts a change of the address, and queues its mail to the previous address. */
    Uni<Void> sendRecovery(Recipient before, Account account, Language language) {
        Duration lifetime = config.recoveryLifetime();
        return make(LinkPurpose.EMAIL_RECOVERY, account, before.address(), lifetime, Integer.MAX_VALUE)
                .chain(made -> mails.emailChanged(before, made.orElseThrow(), lifetime));
    }

    /** See {@link ActionLinkRepository#removeRecoveries}. */
    Uni<Boolean> endRecoveries(UUID accountId, String email) {
        return links.removeRecoveries(accountId, email, clock.instant());
    }

    /** The URL of a new link; empty if the account has reached its limit. */
    private Uni<Optional<String>> make(
            LinkPurpose purpose, Account account, String email, Duration lifetime, int maxOpen) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        LinkToken token = LinkToken.generate();
        StoredLink link = new StoredLink(hashOf(token), account.id(), purpose, email, now, now.plus(lifetime));
        return links.insert(link, maxOpen)
                .map(stored ->
                        stored ? Optional.of(origin + purpose.page() + "?token=" + token.reveal()) : Optional.empty());
    }

    /** The open link with this secret, which stays usable. */
    @WithSession
    Uni<Optional<StoredLink>> find(LinkPurpose purpose, LinkToken token) {
        return links.find(hashOf(token), purpose, clock.instant());
    }

    /** Deletes the link. Fails with {@link AccountProblem#INVALID_LINK} if it has been used. */
    Uni<Void> use(LinkToken token) {
        return links.remove(hashOf(token))
                .invoke(removed -> {
                    if (!removed) {
                        throw ProblemException.of(AccountProblem.INVALID_LINK);
                    }
                })
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> erase(UUID accountId) {
        return links.removeAll(accountId);
    }

    private byte[] hashOf(LinkToken token) {
        return hash.of(token.reveal());
    }
}
