@NullMarked
package io.tillgate.auth.batch;

import org.jspecify.annotations.NullMarked;
