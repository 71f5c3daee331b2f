package io.tillgate.auth.policy;

/** Why an account may not give a module a scope. */
public enum ScopeRefusal {
    /** It is not registered. */
    UNKNOWN,
    /** It was registered but is no longer granted. */
    RETIRED,
    /** It is a scope of OpenID Connect, for applications that sign users in. */
    RESERVED,
    /** Only clients may have it, no account may grant it. */
    CLIENTS_ONLY,
    /** API keys may not have it, only access tokens of a sign-in. */
    NO_API_KEYS,
    /** The account is in none of the groups that may grant it. */
    GROUP
}
