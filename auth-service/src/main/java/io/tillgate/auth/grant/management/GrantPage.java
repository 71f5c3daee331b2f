package io.tillgate.auth.grant.management;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param items the grants, newest first
 * @param nextCursor where the list goes on; absent at its end
 */
public record GrantPage(List<LiveGrant> items, @Nullable String nextCursor) {}
