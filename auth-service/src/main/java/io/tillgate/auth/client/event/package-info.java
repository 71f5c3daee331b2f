/**
 * What the suite is told about clients.
 */
@NullMarked
package io.tillgate.auth.client.event;

import org.jspecify.annotations.NullMarked;
