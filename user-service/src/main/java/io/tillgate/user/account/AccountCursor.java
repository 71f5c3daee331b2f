package io.tillgate.user.account;

import io.tillgate.crypto.KeyedHash;
import io.tillgate.user.secret.ServiceSecret;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Encodes the position in a list: the last id returned, with a keyed hash over the id and the filters. A cursor that
 * another service created, or that belongs to other filters, is invalid. Safe for concurrent use.
 */
@ApplicationScoped
class AccountCursor {
    private static final int ID_BYTES = 16;
    private static final int MAC_BYTES = 16;

    private final KeyedHash hash;

    AccountCursor(ServiceSecret secret) {
        this.hash = secret.forUse("account-cursor");
    }

    String after(UUID id, String filters) {
        byte[] idBytes = ByteBuffer.allocate(ID_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        byte[] cursor = Arrays.copyOf(idBytes, ID_BYTES + MAC_BYTES);
        System.arraycopy(mac(idBytes, filters), 0, cursor, ID_BYTES, MAC_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
    }

    Optional<UUID> read(String cursor, String filters) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (bytes.length != ID_BYTES + MAC_BYTES) {
            return Optional.empty();
        }
        byte[] idBytes = Arrays.copyOf(bytes, ID_BYTES);
        byte[] mac = Arrays.copyOfRange(bytes, ID_BYTES, bytes.length);
        ByteBuffer id = ByteBuffer.wrap(idBytes);
        return MessageDigest.isEqual(mac, mac(idBytes, filters))
                ? Optional.of(new UUID(id.getLong(), id.getLong()))
                : Optional.empty();
    }

    private byte[] mac(byte[] id, String filters) {
        byte[] text = filters.getBytes(StandardCharsets.UTF_8);
        byte[] message =
                ByteBuffer.allocate(id.length + text.length).put(id).put(text).array();
        return Arrays.copyOf(hash.of(message), MAC_BYTES);
    }
}
