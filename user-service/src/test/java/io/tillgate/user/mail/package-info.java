@NullMarked
package io.tillgate.user.mail;

import org.jspecify.annotations.NullMarked;
