@NullMarked
package io.tillgate.event;

import org.jspecify.annotations.NullMarked;
