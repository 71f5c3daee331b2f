@NullMarked
package io.tillgate.local.mail;

import org.jspecify.annotations.NullMarked;
