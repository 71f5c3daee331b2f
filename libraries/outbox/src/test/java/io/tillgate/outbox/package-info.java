@NullMarked
package io.tillgate.outbox;

import org.jspecify.annotations.NullMarked;
