/** Chromium, driven by Playwright, and the suite's pages as people use them. */
@NullMarked
package io.tillgate.e2e.browser;

import org.jspecify.annotations.NullMarked;
