@NullMarked
package io.tillgate.auth.module;

import org.jspecify.annotations.NullMarked;
