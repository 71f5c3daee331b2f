package io.tillgate.resource;

/**
 * The one rule for operations of administrators: an account in the group {@value #GROUP}, by an access token of its sign-in
 * that holds the scope {@value #SCOPE}. Never an API key, which a person hands to a module, and never a client for itself.
 */
public final class Administrator {
    /** The group of administrators. */
    public static final String GROUP = "administrator";

    /** The scope that an administrator's token holds. */
    public static final String SCOPE = "admin";

    private Administrator() {}

    /** Whether an administrator acts. */
    public static boolean is(Actor actor) {
        return isAccount(actor) && actor.scopes().contains(SCOPE);
    }

    /** Whether an administrator's account acts by an access token, which may lack the scope. */
    public static boolean isAccount(Actor actor) {
        return actor.isUser() && !actor.isApiKey() && actor.groups().contains(GROUP);
    }
}
