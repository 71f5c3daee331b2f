package io.tillgate.audit.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** A named Ed25519 public key (C2SP signed-note), written {@code <name>+<hex key id>+<base64 key>}. Immutable. */
public final class VerifierKey {
    static final int SIGNATURE_BYTES = 64;
    static final int ID_BYTES = 4;
    private static final byte ED25519 = 1;
    private static final int KEY_BYTES = 32;

    private final String name;
    private final byte[] publicKey;
    private final byte[] id;

    VerifierKey(String name, byte[] publicKey) {
        this.name = name;
        this.publicKey = publicKey.clone();
        this.id = id(name, publicKey);
    }

    /**
     * Parses a key.
     *
     * @throws MalformedProofException if the text is malformed, or its id does not match its key
     */
    public static VerifierKey parse(String text) throws MalformedProofException {
        String[] parts = text.strip().split("\\+", 3);
        try {
            if (parts.length == 3 && !parts[0].isEmpty()) {
                byte[] key = Base64.getDecoder().decode(parts[2]);
                if (key.length == KEY_BYTES + 1 && key[0] == ED25519) {
                    VerifierKey parsed = new VerifierKey(parts[0], java.util.Arrays.copyOfRange(key, 1, key.length));
                    if (HexFormat.of().formatHex(parsed.id).equals(parts[1])) {
                        return parsed;
                    }
                }
            }
        } catch (IllegalArgumentException e) {
            throw new MalformedProofException("not a verifier key", e);
        }
        throw new MalformedProofException("not a verifier key");
    }

    public String name() {
        return name;
    }

    byte[] id() {
        return id.clone();
    }

    boolean verifies(byte[] message, byte[] signature) {
        Ed25519Signer verifier = new Ed25519Signer();
        verifier.init(false, new Ed25519PublicKeyParameters(publicKey, 0));
        verifier.update(message, 0, message.length);
        return signature.length == SIGNATURE_BYTES && verifier.verifySignature(signature);
    }

    /** Returns the text that {@link #parse} reads. */
    @Override
    public String toString() {
        byte[] typed =
                ByteBuffer.allocate(1 + KEY_BYTES).put(ED25519).put(publicKey).array();
        return name + "+" + HexFormat.of().formatHex(id) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }

    /** Returns the first four bytes of {@code SHA-256(name || 0x0A || 0x01 || key)}. */
    private static byte[] id(String name, byte[] publicKey) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update(new byte[] {'\n', ED25519});
            return java.util.Arrays.copyOf(digest.digest(publicKey), ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
