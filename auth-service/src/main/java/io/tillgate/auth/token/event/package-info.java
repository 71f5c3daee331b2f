/**
 * What the suite is told about tokens and sign-ins.
 */
@NullMarked
package io.tillgate.auth.token.event;

import org.jspecify.annotations.NullMarked;
