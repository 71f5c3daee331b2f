package io.tillgate.user.account;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an account may do: only an active one signs in. */
@Schema(
        type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING,
        enumeration = {"active", "disabled", "pending_activation", "deleted"})
public enum AccountStatus {
    ACTIVE,
    DISABLED,
    /** Made with an email address and no password; its link sets the password. */
    PENDING_ACTIVATION,
    /** A tombstone: it keeps its id and user name, nothing else. */
    DELETED;

    @EnumeratedValue
    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** The name on the wire and in the table. */
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /** The status of a wire name. */
    public static Optional<AccountStatus> named(String wireName) {
        return Arrays.stream(values())
                .filter(status -> status.wireName().equals(wireName))
                .findFirst();
    }
}
