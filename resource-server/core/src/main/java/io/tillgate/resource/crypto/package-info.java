/** The provider of cryptography. */
@NullMarked
package io.tillgate.resource.crypto;

import org.jspecify.annotations.NullMarked;
