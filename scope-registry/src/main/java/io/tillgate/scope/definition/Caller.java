package io.tillgate.scope.definition;

/**
 * The caller that requests a change.
 *
 * @param subject the account id, or the client id if no account is involved
 * @param clientId the client, which owns the scopes that it registers
 * @param administrator whether an administrator calls, who may change the scopes of other owners
 */
record Caller(String subject, String clientId, boolean administrator) {

    boolean mayChange(ScopeDefinition scope) {
        return administrator || owns(scope);
    }

    boolean owns(ScopeDefinition scope) {
        return scope.owner().equals(clientId);
    }
}
