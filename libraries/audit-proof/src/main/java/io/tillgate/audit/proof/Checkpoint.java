package io.tillgate.audit.proof;

import io.tillgate.audit.tree.Hash;

/**
 * A statement of the log's size and root hash (C2SP tlog-checkpoint).
 *
 * @param origin the name of the log
 * @param size the number of records
 * @param root the root hash of the tree
 */
public record Checkpoint(String origin, long size, Hash root) {

    /** Returns the text that is signed. */
    public String text() {
        return origin + "\n" + size + "\n" + root + "\n";
    }

    /**
     * Parses a checkpoint. Lines after the third are extensions and are ignored.
     *
     * @throws MalformedProofException if the text is not a checkpoint
     */
    public static Checkpoint parse(String text) throws MalformedProofException {
        String[] lines = text.split("\n", -1);
        if (lines.length < 4 || lines[0].isEmpty() || !lines[1].matches("0|[1-9][0-9]{0,17}")) {
            throw new MalformedProofException("not a checkpoint");
        }
        try {
            return new Checkpoint(lines[0], Long.parseLong(lines[1]), Hash.of(lines[2]));
        } catch (IllegalArgumentException e) {
            throw new MalformedProofException("a checkpoint without a root hash", e);
        }
    }
}
