package io.tillgate.audit.proof;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;

/** Reads signed checkpoints (C2SP signed-note): a text, an empty line, and signature lines. */
public final class SignedNote {
    /** The beginning of a signature line: an em dash and a space. */
    static final String SIGNATURE = "\u2014 ";

    private static final int MAX_CHARACTERS = 10_000;

    private SignedNote() {}

    /**
     * Verifies a note and returns its checkpoint. The name of the signing key must be the log's name.
     *
     * @throws MalformedProofException if the text is not a note, or none of the keys signed it
     */
    public static Checkpoint open(String note, Collection<VerifierKey> keys) throws MalformedProofException {
        int end = note.lastIndexOf("\n\n" + SIGNATURE);
        if (end < 0 || note.length() > MAX_CHARACTERS || !note.endsWith("\n")) {
            throw new MalformedProofException("not a signed note");
        }
        String text = note.substring(0, end + 1);
        Checkpoint checkpoint = Checkpoint.parse(text);
        for (String line : note.substring(end + 2).split("\n")) {
            if (verifies(text, line, checkpoint.origin(), keys)) {
                return checkpoint;
            }
        }
        throw new MalformedProofException("no known key has signed the checkpoint");
    }

    /** Splits a file of concatenated notes. */
    public static List<String> split(String notes) {
        List<String> found = new ArrayList<>();
        StringBuilder note = new StringBuilder();
        boolean signed = false;
        for (String line : notes.split("\n", -1)) {
            boolean signature = line.startsWith(SIGNATURE);
            if (signed && !signature) {
                found.add(note.toString());
                note.setLength(0);
            }
            signed = signature;
            if (note.length() > 0 || !line.isEmpty()) {
                note.append(line).append('\n');
            }
        }
        if (signed) {
            found.add(note.toString());
        }
        return found;
    }

    private static boolean verifies(String text, String line, String origin, Collection<VerifierKey> keys) {
        String[] parts = line.split(" ");
        if (parts.length != 3 || !line.startsWith(SIGNATURE)) {
            return false;
        }
        byte[] signature;
        try {
            signature = Base64.getDecoder().decode(parts[2]);
        } catch (IllegalArgumentException e) {
            return false;
        }
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        return signature.length == VerifierKey.ID_BYTES + VerifierKey.SIGNATURE_BYTES
                && keys.stream()
                        .filter(key -> key.name().equals(parts[1]) && key.name().equals(origin))
                        .filter(key -> Arrays.equals(key.id(), Arrays.copyOf(signature, VerifierKey.ID_BYTES)))
                        .anyMatch(key -> key.verifies(
                                message, Arrays.copyOfRange(signature, VerifierKey.ID_BYTES, signature.length)));
    }
}
