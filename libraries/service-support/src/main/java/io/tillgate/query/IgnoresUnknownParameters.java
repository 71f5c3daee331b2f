package io.tillgate.query;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The resource passes over query parameters that it does not know, as RFC 6749 section 3.2 demands of OAuth endpoints, or
 * has another rule for what it is sent, as a page with a form.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface IgnoresUnknownParameters {}
