/** Tests of the tree. */
@NullMarked
package io.tillgate.audit.tree;

import org.jspecify.annotations.NullMarked;
