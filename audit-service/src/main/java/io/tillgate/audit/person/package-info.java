/**
 * Personal data in the log: kept under a key of each account's own, so that it ends with the account while every proof
 * holds.
 */
@NullMarked
package io.tillgate.audit.person;

import org.jspecify.annotations.NullMarked;
