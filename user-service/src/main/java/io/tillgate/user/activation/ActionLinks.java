package io.tillgate.user.activation;

import io.smallrye.mutiny.Uni;
import io.tillgate.user.account.Account;
import io.tillgate.user.account.PersonalData;
import io.tillgate.user.error.ProblemException;
import io.tillgate.user.error.ProblemType;
import io.tillgate.user.language.Language;
import io.tillgate.user.mail.Mails;
import io.tillgate.user.mail.OriginConfig;
import io.tillgate.user.mail.Recipient;
import io.tillgate.user.secret.KeyedHash;
import io.tillgate.user.secret.ServiceSecret;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes action links and mails them, finds them by their secret, and takes them away when used. Safe for concurrent use.
 */
@ApplicationScoped
public class ActionLinks implements PersonalData {
    private final ActionLinkRepository links;
    private final LinkConfig config;
    private final String origin;
    private final Mails mails;
    private final KeyedHash hash;
    private final Clock clock;

    /** With the key of this service. */
    public ActionLinks(
            ActionLinkRepository links,
            LinkConfig config,
            OriginConfig origin,
            Mails mails,
            ServiceSecret secret,
            Clock clock) {
        this.links = links;
        this.config = config;
        this.origin = origin.origin().toString();
        this.mails = mails;
        this.hash = secret.forUse("action-link");
        this.clock = clock;
    }

    /**
     * Makes a link for an account that has an email address, and queues the mail with it; both if and only if the
     * transaction commits. Does nothing where the account has as many open links as it may.
     */
    public Uni<Void> send(SqlClient transaction, LinkPurpose purpose, Account account, Language language) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Duration lifetime = purpose == LinkPurpose.ACTIVATION ? config.activationLifetime() : config.resetLifetime();
        String email = Objects.requireNonNull(account.email(), "a link needs an address");
        LinkToken token = LinkToken.generate();
        StoredLink link = new StoredLink(account.id(), email, now);
        Recipient to = new Recipient(account.id(), email, account.userName(), language);
        return links.insert(transaction, hashOf(token), purpose, link, now.plus(lifetime), config.openPerAccount())
                .chain(stored -> stored
                        ? mail(transaction, purpose, to, origin + purpose.page() + "?token=" + token.reveal(), lifetime)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> mail(SqlClient transaction, LinkPurpose purpose, Recipient to, String link, Duration lifetime) {
        return purpose == LinkPurpose.ACTIVATION
                ? mails.activation(transaction, to, link, lifetime)
                : mails.passwordReset(transaction, to, link, lifetime);
    }

    /** The open link with this secret. Looking does not use it up. */
    Uni<Optional<StoredLink>> find(SqlClient client, LinkPurpose purpose, LinkToken token) {
        return links.find(client, hashOf(token), purpose, clock.instant());
    }

    /** Takes the link away; fails where it is used already. */
    Uni<Void> use(SqlClient transaction, LinkToken token) {
        return links.remove(transaction, hashOf(token))
                .invoke(removed -> {
                    if (!removed) {
                        throw ProblemException.of(ProblemType.INVALID_LINK);
                    }
                })
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> erase(SqlConnection transaction, UUID accountId) {
        return links.removeAll(transaction, accountId);
    }

    private byte[] hashOf(LinkToken token) {
        return hash.of(token.reveal());
    }
}
