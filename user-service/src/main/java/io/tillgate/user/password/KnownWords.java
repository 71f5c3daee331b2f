package io.tillgate.user.password;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The words an attacker would try first as the password of an account: its names and addresses. */
public final class KnownWords {
    private KnownWords() {}

    /** The words for a user name and, if not null, an email address and a display name. */
    public static List<String> of(String userName, @Nullable String email, @Nullable String displayName) {
        return Stream.of(
                        Stream.of(userName),
                        Stream.ofNullable(email),
                        Stream.ofNullable(email).map(address -> address.substring(0, address.indexOf('@'))),
                        Stream.ofNullable(displayName))
                .flatMap(words -> words)
                .toList();
    }
}
