@NullMarked
package io.tillgate.auth.support.batch;

import org.jspecify.annotations.NullMarked;
