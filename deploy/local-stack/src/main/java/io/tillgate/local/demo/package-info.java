/**
 * The demo: runs the main flow against a running stack, from a new account through tokens of every kind to their
 * revocation and the audit log.
 */
@NullMarked
package io.tillgate.local.demo;

import org.jspecify.annotations.NullMarked;
