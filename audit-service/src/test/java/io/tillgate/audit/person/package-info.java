/** Tests of personal data in events. */
@NullMarked
package io.tillgate.audit.person;

import org.jspecify.annotations.NullMarked;
