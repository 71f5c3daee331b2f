package io.tillgate.user.account;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Personal data that a feature stores outside the account and erases with it. */
public interface PersonalData {

    /** Erases the data in the transaction that deletes the account. */
    Uni<Void> erase(UUID accountId);
}
