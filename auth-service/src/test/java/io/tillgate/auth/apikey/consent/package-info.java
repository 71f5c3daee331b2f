@NullMarked
package io.tillgate.auth.apikey.consent;

import org.jspecify.annotations.NullMarked;
