/** What is in {@code deploy}: every file is read, and held against the services and the documents. */
@NullMarked
package io.tillgate.e2e.deploy;

import org.jspecify.annotations.NullMarked;
