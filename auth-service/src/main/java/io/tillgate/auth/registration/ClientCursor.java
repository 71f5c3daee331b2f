package io.tillgate.auth.registration;

import io.tillgate.auth.error.Problem;
import io.tillgate.auth.error.ProblemException;
import io.tillgate.auth.key.KeyedHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a list goes on: after a client id, sealed together with the search that it belongs to. */
final class ClientCursor {
    private static final int SEAL_BYTES = 16;

    private ClientCursor() {}

    static String seal(String afterClientId, @Nullable String search, KeyedHash key) {
        byte[] id = afterClientId.getBytes(StandardCharsets.UTF_8);
        byte[] sealed = Arrays.copyOf(mac(afterClientId, search, key), SEAL_BYTES + id.length);
        System.arraycopy(id, 0, sealed, SEAL_BYTES, id.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** The client id to go on after; anything that was not sealed here for this search is invalid input. */
    static String open(String cursor, @Nullable String search, KeyedHash key) {
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(cursor);
            if (sealed.length > SEAL_BYTES) {
                String id = new String(sealed, SEAL_BYTES, sealed.length - SEAL_BYTES, StandardCharsets.UTF_8);
                if (MessageDigest.isEqual(mac(id, search, key), Arrays.copyOf(sealed, SEAL_BYTES))) {
                    return id;
                }
            }
        } catch (IllegalArgumentException e) {
            // told below, like a cursor of another list
        }
        throw new ProblemException(
                Problem.invalid(List.of(new Problem.Violation("cursor", "must be the next_cursor of the same list"))));
    }

    private static byte[] mac(String id, @Nullable String search, KeyedHash key) {
        return Arrays.copyOf(key.of("clients\0" + (search == null ? "" : search) + '\0' + id), SEAL_BYTES);
    }
}
