package io.tillgate.audit.checkpoint;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.tillgate.audit.proof.Checkpoint;
import io.tillgate.audit.proof.MalformedProofException;
import io.tillgate.audit.proof.SignedNote;
import io.tillgate.audit.proof.SignerKey;
import io.tillgate.audit.proof.VerifierKey;
import io.tillgate.audit.tree.Hash;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The keys of the log. They are read at startup, so that the service does not start without them. Immutable. */
@Startup
@ApplicationScoped
public class CheckpointKeys {
    private static final String KEY = "tillgate.audit.checkpoint.key-file";

    private final SignerKey own;
    private final List<VerifierKey> known = new ArrayList<>();

    CheckpointKeys(CheckpointConfig config) {
        this.own = new SignerKey(
                config.origin(), config.keyFile().map(CheckpointKeys::read).orElseGet(CheckpointKeys::ownOfDevAndTest));
        known.add(own.verifier());
        config.formerKeys().ifPresent(keys -> keys.forEach(key -> known.add(parse(key))));
    }

    /** Returns the public keys, the current one first. */
    public List<VerifierKey> known() {
        return List.copyOf(known);
    }

    String sign(Checkpoint checkpoint) {
        return own.sign(checkpoint);
    }

    /** Signs a checkpoint of the given size and root hash with extension lines. */
    public String sign(long size, Hash root, List<String> extensions) {
        return own.sign(new Checkpoint(own.verifier().name(), size, root), extensions);
    }

    /**
     * Verifies a note and returns its checkpoint.
     *
     * @throws MalformedProofException if the note is malformed or not signed with a key of this log
     */
    public Checkpoint open(String note) throws MalformedProofException {
        return SignedNote.open(note, known);
    }

    private static VerifierKey parse(String key) {
        try {
            return VerifierKey.parse(key);
        } catch (MalformedProofException e) {
            throw new IllegalStateException("tillgate.audit.checkpoint.former-keys: " + key + " is no key", e);
        }
    }

    private static byte[] read(Path file) {
        try {
            byte[] seed = Base64.getMimeDecoder().decode(Files.readString(file).strip());
            if (seed.length != SignerKey.SEED_BYTES) {
                throw new IllegalStateException(KEY + ": " + file + " must hold 32 bytes in Base64");
            }
            return seed;
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException(KEY + ": " + file + " cannot be read", e);
        }
    }

    private static byte[] ownOfDevAndTest() {
        if (!ConfigUtils.isProfileActive("dev") && !ConfigUtils.isProfileActive("test")) {
            throw new IllegalStateException(KEY + " must name a file with 32 random bytes in Base64, the same for all"
                    + " instances (openssl rand -base64 32)");
        }
        byte[] seed = new byte[SignerKey.SEED_BYTES];
        new SecureRandom().nextBytes(seed);
        return seed;
    }
}
