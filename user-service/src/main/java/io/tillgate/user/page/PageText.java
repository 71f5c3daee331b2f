package io.tillgate.user.page;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the pages say, in English; other languages are in {@code messages/}. */
@MessageBundle(value = "text", locale = "en")
public interface PageText {

    @Message("Skip to content")
    String skipToContent();

    @Message("Error:")
    String errorPrefix();

    @Message("Tillgate keeps sign-in, apps and their access in one place.")
    String footer();

    @Message("Set your password")
    String activateTitle();

    @Message("This activates your account, {name}.")
    String activateLead(String name);

    @Message("Set a new password")
    String resetTitle();

    @Message(
            "This sets a new password for {name}. Everyone signed in to this account will be signed out, and its API keys will be revoked.")
    String resetLead(String name);

    @Message("Also delete its API apps")
    String endApps();

    @Message(
            "Their secrets and tokens will no longer work. Keep them only if you're sure that nobody else created one.")
    String endAppsMeans();

    @Message("Undo the change")
    String restoreTitle();

    @Message(
            "This restores {email} as the email address of {name}. Set a new password. Everyone signed in to this account will be signed out, and its API keys will be revoked.")
    String restoreLead(String name, String email);

    @Message("Email address restored")
    String restored();

    @Message("Confirm your email address")
    String confirmTitle();

    @Message("{email} will become the email address for {name}. Password reset links will be sent there.")
    String confirmLead(String email, String name);

    @Message("Confirm address")
    String confirmEmail();

    @Message("If you don't recognise this account, close this page.")
    String confirmNot();

    @Message("Email address confirmed")
    String confirmed();

    @Message("{email} is now the email address of your account.")
    String confirmedNext(String email);

    @Message("Go to your account")
    String toAccount();

    @Message("User name")
    String userName();

    @Message("New password")
    String newPassword();

    @Message("8 to 128 characters, and not easy to guess. Several words work well.")
    String passwordRule();

    @Message("The password must have 8 to 128 characters.")
    String passwordLength();

    @Message("This password is too easy to guess. Choose a longer one, for example several words.")
    String passwordGuessable();

    @Message("Set password")
    String setPassword();

    @Message("Your account is active")
    String activated();

    @Message("Sign in as {name} with the password you just set.")
    String activatedNext(String name);

    @Message("Password changed")
    String changed();

    @Message("Everyone signed in with the old password has been signed out. Sign in as {name} with the new one.")
    String changedNext(String name);

    @Message("Any API apps that you had have been deleted.")
    String appsDeleted();

    @Message("Any API apps that you have still work.")
    String appsKept();

    @Message("Sign in")
    String signIn();

    @Message("Forgot your password?")
    String askTitle();

    @Message("Enter your email address and we'll send you a reset link.")
    String askLead();

    @Message("Email address")
    String email();

    @Message("Enter a valid email address, such as name@example.com.")
    String emailWrong();

    @Message("Send link")
    String sendLink();

    @Message("Check your inbox")
    String askedTitle();

    @Message("If an account uses {email}, a link is on its way there. The link works once and expires after 24 hours.")
    String askedLead(String email);

    @Message("Nothing there? Check your spam folder, or try another address.")
    String askedNothing();

    @Message("Try again")
    String tryAgain();

    @Message("This link doesn't work")
    String linkTitle();

    @Message("It has been used, has expired or is incomplete. If you've already set your password with it, sign in.")
    String linkLead();

    @Message("Otherwise, request a new link:")
    String linkNew();

    @Message("Something went wrong")
    String errorTitle();

    @Message("We couldn't read your browser's request. Open the link in your email again.")
    String errorRequest();

    @Message(
            "This form has expired or belongs to another browser. Nothing was changed. Open the link in your email again.")
    String errorForm();

    @Message("Too many attempts. Wait a moment, then try again.")
    String errorThrottled();

    @Message("This isn't available right now. Try again in a minute. Your link is still valid.")
    String errorUnavailable();

    @Message("The problem is on our side. Try again later. Your link is still valid.")
    String errorFault();
}
