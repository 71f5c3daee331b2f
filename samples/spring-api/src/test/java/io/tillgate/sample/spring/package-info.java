@NullMarked
package io.tillgate.sample.spring;

import org.jspecify.annotations.NullMarked;
