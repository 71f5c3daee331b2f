@NullMarked
package io.tillgate.user.account;

import org.jspecify.annotations.NullMarked;
