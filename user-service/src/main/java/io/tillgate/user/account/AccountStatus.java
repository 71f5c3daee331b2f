package io.tillgate.user.account;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The status of an account. Only active accounts can sign in. */
@Schema(
        type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING,
        enumeration = {"active", "disabled", "pending_activation", "deleted"})
public enum AccountStatus {
    ACTIVE,
    DISABLED,
    /** Created without a password; the link mailed to its address sets one. */
    PENDING_ACTIVATION,
    /** A tombstone that keeps only its id and user name. */
    DELETED;

    @EnumeratedValue
    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** The name on the wire and in the table. */
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /** The status with this wire name; empty if there is none. */
    public static Optional<AccountStatus> named(String wireName) {
        return Arrays.stream(values())
                .filter(status -> status.wireName().equals(wireName))
                .findFirst();
    }
}
