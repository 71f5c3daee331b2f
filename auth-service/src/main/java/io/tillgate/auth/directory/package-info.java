/**
 * The accounts at user-service, as an account that is signed in here sees and changes them: its own, or, for an
 * administrator, all.
 */
@NullMarked
package io.tillgate.auth.directory;

import org.jspecify.annotations.NullMarked;
