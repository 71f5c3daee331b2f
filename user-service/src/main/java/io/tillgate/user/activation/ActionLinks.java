package io.tillgate.user.activation;

import io.smallrye.mutiny.Uni;
import io.tillgate.user.account.Account;
import io.tillgate.user.error.ProblemException;
import io.tillgate.user.error.ProblemType;
import io.tillgate.user.secret.KeyedHash;
import io.tillgate.user.secret.ServiceSecret;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Makes action links, finds them by their secret, and takes them away when used. Safe for concurrent use. */
@ApplicationScoped
public class ActionLinks {
    private static final Logger LOG = Logger.getLogger(ActionLinks.class);

    private final ActionLinkRepository links;
    private final LinkConfig config;
    private final KeyedHash hash;
    private final Clock clock;

    /** With the key of this service. */
    public ActionLinks(ActionLinkRepository links, LinkConfig config, ServiceSecret secret, Clock clock) {
        this.links = links;
        this.config = config;
        this.hash = secret.forUse("action-link");
        this.clock = clock;
    }

    /** A new link for an account that has an email address; not stored yet. */
    public ActionLink make(LinkPurpose purpose, Account account) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Duration lifetime = purpose == LinkPurpose.ACTIVATION ? config.activationLifetime() : config.resetLifetime();
        String email = Objects.requireNonNull(account.email(), "a link needs an address");
        return new ActionLink(purpose, account.id(), email, LinkToken.generate(), now, now.plus(lifetime));
    }

    /** Stores a link's hash. False where the account has as many open links as it may. */
    public Uni<Boolean> store(SqlClient client, ActionLink link) {
        return links.insert(client, hash.of(link.token().reveal()), link, config.openPerAccount());
    }

    /**
     * Sends a stored link on its way. There is no mail yet: in development it goes to the log, elsewhere the log says that
     * nobody got it.
     */
    public void deliver(ActionLink link) {
        if (config.log()) {
            LOG.infof(
                    "%s link of account %s: %s%s?token=%s",
                    link.purpose(),
                    link.accountId(),
                    config.origin(),
                    link.purpose().page(),
                    link.token().reveal());
        } else {
            LOG.warnf("%s link of account %s was made, but no mail is set up", link.purpose(), link.accountId());
        }
    }

    /** The open link with this secret. */
    Uni<Optional<StoredLink>> find(SqlClient client, LinkPurpose purpose, LinkToken token) {
        return links.find(client, hash.of(token.reveal()), purpose, clock.instant());
    }

    /** Takes the link away; fails where it is used already. */
    Uni<Void> use(SqlClient transaction, LinkToken token) {
        return links.remove(transaction, hash.of(token.reveal()))
                .invoke(removed -> {
                    if (!removed) {
                        throw ProblemException.of(ProblemType.INVALID_LINK);
                    }
                })
                .replaceWithVoid();
    }
}
