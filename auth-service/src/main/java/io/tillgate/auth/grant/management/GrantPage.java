package io.tillgate.auth.grant.management;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of grants.
 *
 * @param items the grants, newest first
 * @param nextCursor the cursor of the next page; absent on the last
 */
public record GrantPage(List<LiveGrant> items, @Nullable String nextCursor) {}
