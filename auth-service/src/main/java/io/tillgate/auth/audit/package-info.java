/**
 * Recent events, as audit-service tells an administrator who is signed in here.
 */
@NullMarked
package io.tillgate.auth.audit;

import org.jspecify.annotations.NullMarked;
