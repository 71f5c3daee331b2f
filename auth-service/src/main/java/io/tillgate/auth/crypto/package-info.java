/**
 * Which JCA provider serves this process.
 */
@NullMarked
package io.tillgate.auth.crypto;

import org.jspecify.annotations.NullMarked;
