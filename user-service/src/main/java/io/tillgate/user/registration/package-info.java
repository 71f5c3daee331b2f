/**
 * {@code POST /users}: who may make an account, and what it becomes.
 */
@NullMarked
package io.tillgate.user.registration;

import org.jspecify.annotations.NullMarked;
