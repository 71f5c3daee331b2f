/** Tests of what the pages share. */
@NullMarked
package io.tillgate.web;

import org.jspecify.annotations.NullMarked;
