/** The issuers whose tokens are accepted, each with its keys, its audience and its revocations. */
@NullMarked
package io.tillgate.resource.issuer;

import org.jspecify.annotations.NullMarked;
