/** What is searched for. */
@NullMarked
package io.tillgate.audit.search;

import org.jspecify.annotations.NullMarked;
