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
     * Stores a link, unless the account has {@code maxOpen} to its address already, or three times as many to any; forgets
     * those that have expired.
     */
    Uni<Boolean> insert(StoredLink link, int maxOpen) {
        return delete("expiresAt <= ?1", link.createdAt())
                .chain(() -> openAddresses(link.accountId(), link.purpose()))
                .chain(open -> open.size() < 3L * maxOpen && Collections.frequency(open, link.email()) < maxOpen
                        ? persist(link).replaceWith(true)
                        : Uni.createFrom().item(false));
    }

    /** The addresses that open links of an account went to, one for each link. */
    private Uni<List<String>> openAddresses(UUID accountId, LinkPurpose purpose) {
        return getSession()
                .chain(session -> session.createQuery(
                                "select email from StoredLink where accountId = ?1 and purpose = ?2", String.class)
                        .setParameter(1, accountId)
                        .setParameter(2, purpose)
                        .getResultList());
    }

    /** The link with this hash, where it is open. */
    Uni<Optional<StoredLink>> find(byte[] tokenHash, LinkPurpose purpose, Instant now) {
        return find("tokenHash = ?1 and purpose = ?2 and expiresAt > ?3", tokenHash, purpose, now)
                .firstResult()
                .map(Optional::ofNullable);
    }

    /** Takes the link away; false where another was quicker. */
    Uni<Boolean> remove(byte[] tokenHash) {
        return delete("tokenHash = ?1", tokenHash).map(removed -> removed == 1);
    }

    /**
     * Where an account gets an address back that it had before: takes the links away that the change from it and those after
     * it have made.
     *
     * @return false where the account did not have the address a short while ago
     */
    Uni<Boolean> removeRecoveries(UUID accountId, String email, Instant now) {
        return delete("""
                        accountId = ?1 and purpose = ?2 and createdAt >=
                            (select min(had.createdAt) from StoredLink had
                             where had.accountId = ?1 and had.purpose = ?2 and had.email = ?3 and had.expiresAt > ?4)""", accountId, LinkPurpose.EMAIL_RECOVERY, email, now).map(removed -> removed > 0);
    }

    /** Takes every link of an account away. */
    Uni<Void> removeAll(UUID accountId) {
        return delete("accountId = ?1", accountId).replaceWithVoid();
    }
}
