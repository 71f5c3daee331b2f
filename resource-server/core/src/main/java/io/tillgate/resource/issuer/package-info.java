/** The trusted issuers, each with its keys, audience and revocations. */
@NullMarked
package io.tillgate.resource.issuer;

import org.jspecify.annotations.NullMarked;
