@NullMarked
package io.tillgate.text;

import org.jspecify.annotations.NullMarked;
