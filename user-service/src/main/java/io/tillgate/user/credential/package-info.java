/**
 * The password of an account that is in use: its owner changes it, auth-service has it checked.
 */
@NullMarked
package io.tillgate.user.credential;

import org.jspecify.annotations.NullMarked;
