/** Tests of what an instance tells, and of what it may serve by. */
@NullMarked
package io.tillgate.resource.enforcement;

import org.jspecify.annotations.NullMarked;
