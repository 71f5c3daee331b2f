/** Lists and revokes the grants and API keys of an account, for their owner and for administrators. */
@NullMarked
package io.tillgate.auth.grant.management;

import org.jspecify.annotations.NullMarked;
