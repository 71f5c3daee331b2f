/** Tests of checkpoints and exports. */
@NullMarked
package io.tillgate.audit.proof;

import org.jspecify.annotations.NullMarked;
