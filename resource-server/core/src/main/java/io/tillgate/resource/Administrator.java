package io.tillgate.resource;

/**
 * Decides whether the caller is an administrator: an account in the group {@value #GROUP} with an access token that has
 * the scope {@value #SCOPE}. API keys and clients that act for themselves are never administrators.
 */
public final class Administrator {
    /** The group of administrators. */
    public static final String GROUP = "administrator";

    /** The scope that an administrator's token must have. */
    public static final String SCOPE = "admin";

    private Administrator() {}

    /** Returns whether the caller is an administrator. */
    public static boolean is(Actor actor) {
        return isAccount(actor) && actor.scopes().contains(SCOPE);
    }

    /** Returns whether the caller is an account of the group with an access token; the scope is not checked. */
    public static boolean isAccount(Actor actor) {
        return actor.isUser() && !actor.isApiKey() && actor.groups().contains(GROUP);
    }
}
