/** {@code POST /users}: the permission to create accounts, and their creation. */
@NullMarked
package io.tillgate.user.registration;

import org.jspecify.annotations.NullMarked;
