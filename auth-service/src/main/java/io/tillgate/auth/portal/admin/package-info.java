/**
 * The administrators' pages: accounts, clients, scopes, signing keys and the audit log.
 */
@NullMarked
package io.tillgate.auth.portal.admin;

import org.jspecify.annotations.NullMarked;
