package io.tillgate.user.account;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** What a feature keeps of a person beside the account, and erases with it. */
public interface PersonalData {

    /** Erases it in the transaction that deletes the account. */
    Uni<Void> erase(UUID accountId);
}
