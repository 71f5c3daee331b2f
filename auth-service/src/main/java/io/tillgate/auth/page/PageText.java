package io.tillgate.auth.page;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the pages say, in English; other languages are in {@code messages/}. */
@MessageBundle("text")
public interface PageText {

    @Message("Skip to the content")
    String skipToContent();

    @Message("Dark colours")
    String darkColours();

    @Message("Light colours")
    String lightColours();

    @Message("Tillgate keeps sign-in, apps and their access in one place.")
    String footer();

    @Message("Error:")
    String errorPrefix();

    @Message("Sign in")
    String signIn();

    @Message("to go on to {client}")
    String toGoOnTo(String client);

    @Message("User name")
    String userName();

    @Message("Password")
    String password();

    @Message("The user name or the password is wrong.")
    String badCredentials();

    @Message("Check both and try again")
    String badCredentialsNext();

    @Message("Forgotten your password?")
    String forgottenPassword();

    @Message("Go on as {name}")
    String goOnAs(String name);

    @Message("or sign in with another account")
    String orAnotherAccount();

    @Message("You are signed in")
    String signedIn();

    @Message("Your account and apps")
    String yourAccount();

    @Message("as {name}")
    String asUser(String name);

    @Message("Sign out")
    String signOut();

    @Message("Sign out here?")
    String signOutQuestion();

    @Message("{client} asks to sign you out.")
    String signOutAskedBy(String client);

    @Message(
            "Apps that you used with this sign-in lose access until you sign in again; those that you let stay connected keep it.")
    String signOutMeans();

    @Message("Sign in again")
    String signInAgain();

    @Message("Stay signed in")
    String staySignedIn();

    @Message("You are signed out")
    String signedOut();

    @Message("The apps that you used with this sign-in are being told. That can take a moment.")
    String signedOutDescription();

    @Message("Use another account")
    String anotherAccount();

    @Message("{client} asks for access")
    String asksForAccess(String client);

    @Message("It will be able to do this in the name of {name}:")
    String willBeAble(String name);

    @Message("Allow")
    String allow();

    @Message("Refuse")
    String refuse();

    @Message("Then you go back to {host}.")
    String goBackTo(String host);

    @Message("Know who you are")
    String scopeOpenid();

    @Message("Your account's id, and that you are signed in")
    String scopeOpenidDescription();

    @Message("See your profile")
    String scopeProfile();

    @Message("Your name and the like")
    String scopeProfileDescription();

    @Message("See your email address")
    String scopeEmail();

    @Message("The address, and whether it is proven to be yours")
    String scopeEmailDescription();

    @Message("See your groups")
    String scopeGroups();

    @Message("The groups that your account is in")
    String scopeGroupsDescription();

    @Message("See your postal address")
    String scopeAddress();

    @Message("Where you live or work, as your account says")
    String scopeAddressDescription();

    @Message("See your phone number")
    String scopePhone();

    @Message("The number, and whether it is proven to be yours")
    String scopePhoneDescription();

    @Message("Stay connected")
    String scopeOfflineAccess();

    @Message("Keep this access when you are away, until you withdraw it")
    String scopeOfflineAccessDescription();

    @Message("One moment")
    String oneMoment();

    @Message("You go back to {host} now.")
    String goingBackTo(String host);

    @Message("Continue")
    String goOn();

    @Message("This does not work")
    String errorTitle();

    @Message(
            "The app that sent you here is not known, or its request is not in order. Go back to it and tell its makers.")
    String errorRequest();

    @Message("This page has expired. Go back to the app and start again.")
    String errorExpired();

    @Message("This is not for your account")
    String forbiddenTitle();

    @Message("There is no such page")
    String missingTitle();

    @Message(
            "The form did not come from a page that was opened in this browser, so nothing was changed. Open the page again and repeat it there.")
    String errorForm();

    @Message("Only administrators may open this page. If you need it, ask one of them.")
    String errorForbidden();

    @Message("It may have been removed, or it belongs to another account.")
    String errorMissing();

    @Message("What you asked for was refused: {reason}")
    String errorRefused(String reason);

    @Message("To the portal")
    String toPortal();

    @Message("Try again")
    String tryAgain();

    @Message("Too many attempts. Wait a little, then try again.")
    String errorThrottled();

    @Message("Sign-in is out of reach just now. Try again in a minute.")
    String errorUnavailable();

    @Message("Something went wrong on our side. Go back to the app and start again.")
    String errorFault();

    @Message("For its makers:")
    String forMakers();

    @Message("{host} asks for an API key")
    String moduleAsksTitle(String host);

    @Message("asks for an API key")
    String moduleAsks();

    @Message("Whoever has the key can do this in the name of {name}, until you revoke it:")
    String moduleWillBeAble(String name);

    @Message("You cannot allow all of this. Refuse, and tell those who sent you here what is marked.")
    String moduleNotAllowable();

    @Message("Only somebody in one of these groups can allow this: {groups}")
    String refusedGroup(String groups);

    @Message("This is no longer given to anybody.")
    String refusedRetired();

    @Message("This is for apps that sign you in.")
    String refusedReserved();

    @Message("Only apps of the platform itself can have this.")
    String refusedClientsOnly();

    @Message("No API key can have this.")
    String refusedNoApiKeys();

    @Message("Registered by {owner}")
    String registeredBy(String owner);

    @Message("The key ends on {day} (UTC), or when you end it.")
    String keyEnds(String day);

    @Message("The key works until you end it.")
    String keyLasts();

    @Message("Nothing is registered here under this name.")
    String refusedUnknown();
}
