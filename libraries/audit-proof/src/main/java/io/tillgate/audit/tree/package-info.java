/**
 * The Merkle tree of RFC 6962 §2.1: its hashes, its right edge, and its inclusion and consistency proofs. It only
 * computes; callers store the hashes.
 */
@NullMarked
package io.tillgate.audit.tree;

import org.jspecify.annotations.NullMarked;
