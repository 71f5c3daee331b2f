package io.tillgate.auth.policy;

/** Why an account may not give a module a scope. */
public enum ScopeRefusal {
    /** Nobody has registered it. */
    UNKNOWN,
    /** It was registered once, and is no longer granted. */
    RETIRED,
    /** It is one of OpenID Connect's, for applications that sign people in. */
    RESERVED,
    /** Only clients hold it, never an account. */
    CLIENTS_ONLY,
    /** No API key holds it, only access tokens of a sign-in. */
    NO_API_KEYS,
    /** The account is in none of the groups that may grant it. */
    GROUP
}
