package io.tillgate.user.activation;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table {@code action_link}. Stateless. */
@ApplicationScoped
class ActionLinkRepository implements PanacheRepositoryBase<StoredLink, byte[]> {

    /**
     * Stores a link and deletes expired ones. Returns false and stores nothing if the account has {@code maxOpen} open
     * links to this address already, or three times as many to all its addresses.
     */
    Uni<Boolean> insert(StoredLink link, int maxOpen) {
        return delete("expiresAt <= ?1", link.createdAt())
                .chain(() -> openAddresses(link.accountId(), link.purpose()))
                .chain(open -> open.size() < 3L * maxOpen && Collections.frequency(open, link.email()) < maxOpen
                        ? persist(link).replaceWith(true)
                        : Uni.createFrom().item(false));
    }

    /** The addresses to which the open links of an account were sent, one for each link. */
    private Uni<List<String>> openAddresses(UUID accountId, LinkPurpose purpose) {
        return getSession()
                .chain(session -> session.createQuery(
                                "select email from StoredLink where accountId = ?1 and purpose = ?2", String.class)
                        .setParameter(1, accountId)
                        .setParameter(2, purpose)
                        .getResultList());
    }

    /** The open link with this hash; empty if there is none. */
    Uni<Optional<StoredLink>> find(byte[] tokenHash, LinkPurpose purpose, Instant now) {
        return find("tokenHash = ?1 and purpose = ?2 and expiresAt > ?3", tokenHash, purpose, now)
                .firstResult()
                .map(Optional::ofNullable);
    }

    /** Deletes the link. Returns false if a concurrent request has deleted it. */
    Uni<Boolean> remove(byte[] tokenHash) {
        return delete("tokenHash = ?1", tokenHash).map(removed -> removed == 1);
    }

    /**
     * If an account returns to an earlier address, deletes the recovery link of the change away from it and those of
     * all later changes.
     *
     * @return false if the address has no open recovery link
     */
    Uni<Boolean> removeRecoveries(UUID accountId, String email, Instant now) {
        return delete("""
                        accountId = ?1 and purpose = ?2 and createdAt >=
                            (select min(had.createdAt) from StoredLink had
                             where had.accountId = ?1 and had.purpose = ?2 and had.email = ?3 and had.expiresAt > ?4)""", accountId, LinkPurpose.EMAIL_RECOVERY, email, now).map(removed -> removed > 0);
    }

    /** Deletes all links of an account. */
    Uni<Void> removeAll(UUID accountId) {
        return delete("accountId = ?1", accountId).replaceWithVoid();
    }
}
