/** The append-only event table and its Merkle tree. */
@NullMarked
package io.tillgate.audit.log;

import org.jspecify.annotations.NullMarked;
