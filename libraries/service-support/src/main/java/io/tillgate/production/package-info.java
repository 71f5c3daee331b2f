/**
 * Refuses a start in production with settings that are not fit for it. A service gives its rules as a bean, a
 * {@link io.tillgate.production.ProductionRules}; all that they find wrong is told at once. Other profiles start with
 * anything.
 */
@NullMarked
package io.tillgate.production;

import org.jspecify.annotations.NullMarked;
