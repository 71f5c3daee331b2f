/**
 * Personal data in the log. It is encrypted with one key per account, so that it can be erased with the account while
 * all proofs stay valid.
 */
@NullMarked
package io.tillgate.audit.person;

import org.jspecify.annotations.NullMarked;
