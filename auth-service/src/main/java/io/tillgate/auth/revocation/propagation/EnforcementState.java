package io.tillgate.auth.revocation.propagation;

import java.util.List;

/**
 * The response of {@code GET /enforcement}.
 *
 * @param offset the offset of the newest record of the revocations topic; -1 if none has been read
 * @param items the instances that may serve
 */
public record EnforcementState(long offset, List<InstanceState> items) {}
