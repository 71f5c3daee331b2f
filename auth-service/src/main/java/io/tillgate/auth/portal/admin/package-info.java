/**
 * The administrators' pages: accounts, clients, scopes, signing keys and recent events.
 */
@NullMarked
package io.tillgate.auth.portal.admin;

import org.jspecify.annotations.NullMarked;
