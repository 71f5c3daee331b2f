/** Tasks that run at an interval for as long as the service runs. */
@NullMarked
package io.tillgate.audit.schedule;

import org.jspecify.annotations.NullMarked;
