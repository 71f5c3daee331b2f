package io.tillgate.user.page;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the pages say, in English; other languages are in {@code messages/}. */
@MessageBundle(value = "text", locale = "en")
public interface PageText {

    @Message("Skip to the content")
    String skipToContent();

    @Message("Error:")
    String errorPrefix();

    @Message("Tillgate keeps sign-in, apps and their access in one place.")
    String footer();

    @Message("Set your password")
    String activateTitle();

    @Message("Then the account {name} is active.")
    String activateLead(String name);

    @Message("Set a new password")
    String resetTitle();

    @Message("For the account {name}. Whoever is signed in to it will be signed out, and its API keys will be revoked.")
    String resetLead(String name);

    @Message("Also delete its API apps")
    String endApps();

    @Message(
            "Their secrets and tokens will no longer work. Keep them only if you are sure that nobody else created one.")
    String endAppsMeans();

    @Message("Take the change back")
    String restoreTitle();

    @Message(
            "The account {name} gets the email address {email} back. Set a new password; whoever is signed in to it will be signed out, and its API keys will be revoked.")
    String restoreLead(String name, String email);

    @Message("Your email address is back")
    String restored();

    @Message("Confirm your email address")
    String confirmTitle();

    @Message("{email} becomes the email address of the account {name}. Links for new passwords then go there.")
    String confirmLead(String email, String name);

    @Message("Confirm the address")
    String confirmEmail();

    @Message("If you do not know this account, close this page.")
    String confirmNot();

    @Message("Your email address is confirmed")
    String confirmed();

    @Message("{email} is the email address of your account.")
    String confirmedNext(String email);

    @Message("See your account")
    String toAccount();

    @Message("User name")
    String userName();

    @Message("New password")
    String newPassword();

    @Message("8 to 128 characters, and not easy to guess. Several words in a row are good.")
    String passwordRule();

    @Message("The password must have 8 to 128 characters.")
    String passwordLength();

    @Message("The password is too easy to guess. Take a longer one, for example several words.")
    String passwordGuessable();

    @Message("Set the password")
    String setPassword();

    @Message("Your account is active")
    String activated();

    @Message("Sign in with your user name {name} and the password that you have just set.")
    String activatedNext(String name);

    @Message("Your password is changed")
    String changed();

    @Message("Whoever was signed in with the old one is signed out. Sign in as {name} with the new one.")
    String changedNext(String name);

    @Message("Any API apps that you had are deleted.")
    String appsDeleted();

    @Message("Any API apps that you have still work.")
    String appsKept();

    @Message("Sign in")
    String signIn();

    @Message("Forgotten your password?")
    String askTitle();

    @Message("Tell us the email address of your account, and we send you a link for a new one.")
    String askLead();

    @Message("Email address")
    String email();

    @Message("This is not an email address. One looks like name@example.com.")
    String emailWrong();

    @Message("Send the link")
    String sendLink();

    @Message("Look into your mailbox")
    String askedTitle();

    @Message(
            "If an account has the address {email}, a mail with a link is on its way there. The link works once, within 24 hours.")
    String askedLead(String email);

    @Message("Nothing came? Look among the unwanted mails, or try again with another address.")
    String askedNothing();

    @Message("Try again")
    String tryAgain();

    @Message("This link does not work")
    String linkTitle();

    @Message(
            "It has been used, has expired, or is not complete. If you have set your password with it already, sign in.")
    String linkLead();

    @Message("Otherwise have a new link sent to you:")
    String linkNew();

    @Message("This does not work")
    String errorTitle();

    @Message("What your browser sent cannot be read. Open the link in your mail once more.")
    String errorRequest();

    @Message(
            "This form is too old, or does not belong to this browser. Nothing was changed. Open the link in your mail once more.")
    String errorForm();

    @Message("Too many attempts. Wait a little, then try again.")
    String errorThrottled();

    @Message("We cannot do this just now. Try again in a minute; your link stays good.")
    String errorUnavailable();

    @Message("Something went wrong on our side. Try again in a while; your link stays good.")
    String errorFault();
}
