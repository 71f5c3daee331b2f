/** The shared parts of tests: the settings of a service with real servers, captured logs, architecture rules. */
@NullMarked
package io.tillgate.testsupport;

import org.jspecify.annotations.NullMarked;
