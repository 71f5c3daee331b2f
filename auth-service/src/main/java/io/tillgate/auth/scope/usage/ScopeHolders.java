package io.tillgate.auth.scope.usage;

import java.util.List;

/**
 * The number of holders of a scope. JWT access tokens are not stored and therefore not counted.
 *
 * @param grants live grants that have it
 * @param accounts accounts that have it, by a grant or an API key
 * @param apiKeys live API keys that have it
 * @param clientCount clients with such grants
 * @param clients the clients with most of them, at most 100
 */
record ScopeHolders(long grants, long accounts, long apiKeys, long clientCount, List<Holder> clients) {

    /**
     * A client that holds it for accounts.
     *
     * @param grants its live grants that have it
     * @param accounts their accounts
     */
    record Holder(String clientId, String clientName, long grants, long accounts) {}
}
