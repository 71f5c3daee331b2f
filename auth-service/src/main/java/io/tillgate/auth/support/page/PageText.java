package io.tillgate.auth.support.page;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the pages say, in English; other languages are in {@code messages/}. */
@MessageBundle("text")
public interface PageText {

    @Message("Skip to content")
    String skipToContent();

    @Message("Dark theme")
    String darkColours();

    @Message("Light theme")
    String lightColours();

    @Message("Tillgate keeps sign-in, apps and their access in one place.")
    String footer();

    @Message("Error:")
    String errorPrefix();

    @Message("Sign in")
    String signIn();

    @Message("to continue to {client}")
    String toGoOnTo(String client);

    @Message("User name")
    String userName();

    @Message("Password")
    String password();

    @Message("Incorrect user name or password.")
    String badCredentials();

    @Message("Check both and try again")
    String badCredentialsNext();

    @Message("Forgot your password?")
    String forgottenPassword();

    @Message("Continue as {name}")
    String goOnAs(String name);

    @Message("or sign in with another account")
    String orAnotherAccount();

    @Message("You're signed in")
    String signedIn();

    @Message("Your account and apps")
    String yourAccount();

    @Message("as {name}")
    String asUser(String name);

    @Message("Sign out")
    String signOut();

    @Message("Sign out of Tillgate?")
    String signOutQuestion();

    @Message("{client} wants to sign you out.")
    String signOutAskedBy(String client);

    @Message(
            "Apps that you used in this session lose access until you sign in again. Apps that you allowed to stay connected keep it.")
    String signOutMeans();

    @Message("Sign in again")
    String signInAgain();

    @Message("Stay signed in")
    String staySignedIn();

    @Message("You're signed out")
    String signedOut();

    @Message("We're also signing you out of the apps you used. This can take a moment.")
    String signedOutDescription();

    @Message("Use another account")
    String anotherAccount();

    @Message("{client} requests access")
    String asksForAccess(String client);

    @Message("It will be able to do the following as {name}:")
    String willBeAble(String name);

    @Message("Allow")
    String allow();

    @Message("Deny")
    String refuse();

    @Message("You'll be sent back to {host}.")
    String goBackTo(String host);

    @Message("Know who you are")
    String scopeOpenid();

    @Message("Your account ID and the fact that you're signed in")
    String scopeOpenidDescription();

    @Message("See your profile")
    String scopeProfile();

    @Message("Your name and other profile details")
    String scopeProfileDescription();

    @Message("See your email address")
    String scopeEmail();

    @Message("Your email address and whether it's verified")
    String scopeEmailDescription();

    @Message("See your groups")
    String scopeGroups();

    @Message("The groups your account belongs to")
    String scopeGroupsDescription();

    @Message("See your postal address")
    String scopeAddress();

    @Message("The postal address on your account")
    String scopeAddressDescription();

    @Message("See your phone number")
    String scopePhone();

    @Message("Your phone number and whether it's verified")
    String scopePhoneDescription();

    @Message("Stay connected")
    String scopeOfflineAccess();

    @Message("Keep this access when you're away, until you revoke it")
    String scopeOfflineAccessDescription();

    @Message("One moment")
    String oneMoment();

    @Message("You'll be sent back to {host}.")
    String goingBackTo(String host);

    @Message("Continue")
    String goOn();

    @Message("Something went wrong")
    String errorTitle();

    @Message("Something is wrong with this link")
    String requestTitle();

    @Message("The app is unknown, or it sent an invalid request. Contact its developer.")
    String errorRequest();

    @Message("This page has expired. Go back to the app and start again.")
    String errorExpired();

    @Message("You don't have access to this page")
    String forbiddenTitle();

    @Message("Page not found")
    String missingTitle();

    @Message(
            "We couldn't confirm that you opened this form in this browser, so nothing was changed. Open the page again and retry.")
    String errorForm();

    @Message("Only administrators can open this page. If you need access, ask an administrator.")
    String errorForbidden();

    @Message("It may have been removed, or it may belong to another account.")
    String errorMissing();

    @Message("Your request was refused: {reason}")
    String errorRefused(String reason);

    @Message("Go to the portal")
    String toPortal();

    @Message("Try again")
    String tryAgain();

    @Message("Too many attempts. Wait a moment, then try again.")
    String errorThrottled();

    @Message("Sign-in is temporarily unavailable. Try again in a minute.")
    String errorUnavailable();

    @Message("The problem is on our side. Go back to the app and start again.")
    String errorFault();

    @Message("Technical details")
    String forMakers();

    @Message("{host} requests an API key")
    String moduleAsksTitle(String host);

    @Message("requests an API key")
    String moduleAsks();

    @Message("Anyone who holds this key can do the following as {name} until you revoke it:")
    String moduleWillBeAble(String name);

    @Message("You can't grant everything this app asks for. Go back and tell its developer about the marked items.")
    String moduleNotAllowable();

    @Message("Only members of one of these groups can allow this: {groups}")
    String refusedGroup(String groups);

    @Message("This permission has been retired.")
    String refusedRetired();

    @Message("Only sign-in apps can request this.")
    String refusedReserved();

    @Message("Only the platform's own apps can have this permission.")
    String refusedClientsOnly();

    @Message("API keys can't have this permission.")
    String refusedNoApiKeys();

    @Message("Registered by {owner}")
    String registeredBy(String owner);

    @Message("The key expires on {day} (UTC), or earlier if you revoke it.")
    String keyEnds(String day);

    @Message("The key works until you revoke it.")
    String keyLasts();

    @Message("Unknown permission.")
    String refusedUnknown();
}
