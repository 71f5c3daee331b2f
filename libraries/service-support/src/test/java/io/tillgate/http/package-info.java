@NullMarked
package io.tillgate.http;

import org.jspecify.annotations.NullMarked;
