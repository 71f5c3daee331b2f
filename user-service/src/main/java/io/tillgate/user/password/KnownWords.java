package io.tillgate.user.password;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an attacker knows of an account and tries first as its password. */
public final class KnownWords {
    private KnownWords() {}

    /** The words of an account that has this name and, if not null, this email address and display name. */
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
