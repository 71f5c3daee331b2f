package io.tillgate.query;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes the resource ignore unknown query parameters, as RFC 6749 section 3.2 requires of OAuth endpoints. Also for
 * resources that check their parameters themselves, such as a page with a form.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface IgnoresUnknownParameters {}
