package io.tillgate.user.activation;

import io.tillgate.user.account.Account;

/**
 * A link that can be used.
 *
 * @param token its secret
 * @param stored the link as stored
 * @param account the account that it is for
 */
record OpenLink(LinkToken token, StoredLink stored, Account account) {}
