package io.tillgate.auth.scope.usage;

import java.util.List;

/**
 * The number of holders of a scope. JWT access tokens are not stored and therefore not counted.
 *
 * @param grants the live grants with the scope
 * @param accounts the accounts with the scope, by a grant or an API key
 * @param apiKeys the live API keys with the scope
 * @param clientCount the clients with such grants
 * @param clients the clients with the most grants, at most 100
 */
record ScopeHolders(long grants, long accounts, long apiKeys, long clientCount, List<Holder> clients) {

    /**
     * A client that holds the scope on behalf of accounts.
     *
     * @param grants its live grants with the scope
     * @param accounts the accounts of these grants
     */
    record Holder(String clientId, String clientName, long grants, long accounts) {}
}
