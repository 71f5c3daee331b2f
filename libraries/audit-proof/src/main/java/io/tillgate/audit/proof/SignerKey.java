package io.tillgate.audit.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** A named Ed25519 private key; {@code toString} reveals the public key only. Immutable. */
public final class SignerKey {
    /** The number of random bytes of a key. */
    public static final int SEED_BYTES = 32;

    private final Ed25519PrivateKeyParameters key;
    private final VerifierKey verifier;

    /**
     * @param name the key's name, without spaces and plus signs
     * @param seed 32 random bytes
     */
    public SignerKey(String name, byte[] seed) {
        if (!name.matches("[^\\s+]+") || seed.length != SEED_BYTES) {
            throw new IllegalArgumentException("a key has a name without spaces and plus signs, and 32 bytes");
        }
        this.key = new Ed25519PrivateKeyParameters(seed, 0);
        this.verifier = new VerifierKey(name, key.generatePublicKey().getEncoded());
    }

    /** Returns the public key. */
    public VerifierKey verifier() {
        return verifier;
    }

    /** Signs a checkpoint and returns the note. */
    public String sign(Checkpoint checkpoint) {
        return sign(checkpoint, List.of());
    }

    /**
     * Signs a checkpoint with extension lines, which readers of checkpoints ignore, and returns the note.
     *
     * @param extensions lines, none of them empty
     */
    public String sign(Checkpoint checkpoint, List<String> extensions) {
        String said =
                checkpoint.text() + extensions.stream().map(line -> line + "\n").collect(Collectors.joining());
        byte[] text = said.getBytes(StandardCharsets.UTF_8);
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, key);
        signer.update(text, 0, text.length);
        byte[] signature = ByteBuffer.allocate(VerifierKey.ID_BYTES + VerifierKey.SIGNATURE_BYTES)
                .put(verifier.id())
                .put(signer.generateSignature())
                .array();
        return said + "\n" + SignedNote.SIGNATURE + verifier.name() + " "
                + Base64.getEncoder().encodeToString(signature) + "\n";
    }

    @Override
    public String toString() {
        return "SignerKey[" + verifier + "]";
    }
}
