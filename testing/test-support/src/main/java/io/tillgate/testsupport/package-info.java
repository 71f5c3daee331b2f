/** What the tests of several modules share: the settings of a service beside real servers, logs, rules. */
@NullMarked
package io.tillgate.testsupport;

import org.jspecify.annotations.NullMarked;
