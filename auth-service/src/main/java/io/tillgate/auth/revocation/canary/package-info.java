/**
 * The canary: a revocation every few seconds by which resource servers measure how long revocations take.
 */
@NullMarked
package io.tillgate.auth.revocation.canary;

import org.jspecify.annotations.NullMarked;
