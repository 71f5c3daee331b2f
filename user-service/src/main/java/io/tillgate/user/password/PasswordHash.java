package io.tillgate.user.password;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * A stored password hash: a PHC string, which contains its parameters. {@link #toString} redacts it.
 *
 * @param phc for example {@code $argon2id$v=19$m=19456,t=2,p=1$<salt>$<hash>}
 */
@Embeddable
public record PasswordHash(@Column(name = "password_hash") String phc) {

    @Override
    public String toString() {
        return "PasswordHash[redacted]";
    }
}
