package io.tillgate.audit.proof;

import io.tillgate.audit.tree.Hash;

/**
 * What a checkpoint says (C2SP tlog-checkpoint): a log by this name had this many records, and their tree this root.
 *
 * @param origin the name of the log
 * @param size the number of records
 * @param root the hash of the tree
 */
public record Checkpoint(String origin, long size, Hash root) {

    /** The text that is signed. */
    public String text() {
        return origin + "\n" + size + "\n" + root + "\n";
    }

    /**
     * Reads a checkpoint; lines after the third are extensions and passed over.
     *
     * @throws MalformedProofException where the text is none
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
