/** API keys, which accounts give to modules by consent; stored as keyed hashes. */
@NullMarked
package io.tillgate.auth.apikey;

import org.jspecify.annotations.NullMarked;
