package io.tillgate.auth.revocation.propagation;

import java.util.List;

/**
 * The answer to {@code GET /enforcement}.
 *
 * @param offset the newest record of the revocations topic; -1 where none has been seen
 * @param items the instances that may serve
 */
public record EnforcementState(long offset, List<InstanceState> items) {}
