@NullMarked
package io.tillgate.auth.portal.admin;

import org.jspecify.annotations.NullMarked;
