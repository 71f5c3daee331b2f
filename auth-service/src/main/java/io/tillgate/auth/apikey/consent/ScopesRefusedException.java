package io.tillgate.auth.apikey.consent;

import io.tillgate.auth.policy.ScopeVerdict;
import java.util.List;

/** An API key was requested with a scope that the account may not grant. */
final class ScopesRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<ScopeVerdict> verdicts;

    ScopesRefusedException(List<ScopeVerdict> verdicts) {
        super("not every scope can be granted", null, false, false);
        this.verdicts = verdicts;
    }

    List<ScopeVerdict> verdicts() {
        return verdicts;
    }
}
