/**
 * Fails the startup in production if settings are unfit for it, with all problems at once. A service provides its rules
 * as a bean of type {@link io.tillgate.production.ProductionRules}. Other profiles are not checked.
 */
@NullMarked
package io.tillgate.production;

import org.jspecify.annotations.NullMarked;
