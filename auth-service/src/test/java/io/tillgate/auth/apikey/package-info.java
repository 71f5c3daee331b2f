@NullMarked
package io.tillgate.auth.apikey;

import org.jspecify.annotations.NullMarked;
