@NullMarked
package io.tillgate.resource.spring;

import org.jspecify.annotations.NullMarked;
