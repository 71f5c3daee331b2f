/** Recent events that audit-service returns for an administrator who is signed in here. */
@NullMarked
package io.tillgate.auth.portal.audit;

import org.jspecify.annotations.NullMarked;
