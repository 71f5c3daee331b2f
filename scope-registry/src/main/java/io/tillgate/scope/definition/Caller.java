package io.tillgate.scope.definition;

/**
 * Who asks for a change.
 *
 * @param subject the account id, or the client id where no account is involved
 * @param clientId the client, which owns what it registers
 * @param administrator true where an administrator acts, who may change what others own
 */
record Caller(String subject, String clientId, boolean administrator) {

    boolean mayChange(ScopeDefinition scope) {
        return administrator || owns(scope);
    }

    boolean owns(ScopeDefinition scope) {
        return scope.owner().equals(clientId);
    }
}
