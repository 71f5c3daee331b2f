/**
 * The registration of clients by administrators: RFC 7591 metadata, created, read, changed and deleted.
 */
@NullMarked
package io.tillgate.auth.client.registration;

import org.jspecify.annotations.NullMarked;
