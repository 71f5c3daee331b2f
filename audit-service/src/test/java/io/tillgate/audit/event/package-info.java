@NullMarked
package io.tillgate.audit.event;

import org.jspecify.annotations.NullMarked;
