/**
 * The Merkle tree of RFC 6962 §2.1: its hashes, its right edge, and proofs that a leaf is in a tree and that one tree is
 * the beginning of another. Pure computing: what is stored where is for others to know.
 */
@NullMarked
package io.tillgate.audit.tree;

import org.jspecify.annotations.NullMarked;
