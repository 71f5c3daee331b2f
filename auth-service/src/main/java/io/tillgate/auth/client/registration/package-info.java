/** The registration of clients by administrators, with RFC 7591 metadata. */
@NullMarked
package io.tillgate.auth.client.registration;

import org.jspecify.annotations.NullMarked;
