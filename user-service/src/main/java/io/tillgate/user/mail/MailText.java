package io.tillgate.user.mail;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What mails say, in English; other languages are in {@code messages/}. */
@MessageBundle(value = "mail", locale = "en")
interface MailText {

    @Message("Hello {name},")
    String greeting(String name);

    @Message("Hello,")
    String greetingUnnamed();

    @Message("This email was sent by Tillgate at {origin}. Please don't reply; this mailbox isn't monitored.")
    String closing(String origin);

    @Message("Or open this link:")
    String orOpen();

    @Message("Activate your account")
    String activationSubject();

    @Message("A Tillgate account has been created for you. Set a password to activate it.")
    String activation();

    @Message("Set password")
    String activationAction();

    @Message("Didn't expect this? You can ignore this email.")
    String activationUnasked();

    @Message("The link works once and expires after {hours} hours. If it has expired, open it to request a new one.")
    String lifetime(long hours);

    @Message("Confirm your email address")
    String confirmSubject();

    @Message("Someone, probably you, wants to use this address for a Tillgate account.")
    String confirm();

    @Message("Confirm address")
    String confirmAction();

    @Message("The link works once and expires after {hours} hours.")
    String confirmLifetime(long hours);

    @Message("If this wasn't you, you can ignore this email. Without this link, nobody can claim your address.")
    String confirmUnasked();

    @Message("Set a new password")
    String resetSubject();

    @Message("Someone, probably you, requested a new password for your account.")
    String reset();

    @Message("Someone, probably you, requested a new password. These are your accounts, each with its own link:")
    String resetSeveral();

    @Message("If this wasn't you, you can ignore this email. Your password won't change.")
    String resetUnasked();

    @Message("Your password was changed")
    String changedSubject();

    @Message(
            "The password of your account was changed on {time} UTC. Everyone signed in with the old one has been signed out.")
    String changed(String time);

    @Message("Any API apps that you had were deleted. Their secrets and tokens no longer work.")
    String changedAppsDeleted();

    @Message("Any API apps that you have still work. If you don't recognise one of them, delete it.")
    String changedAppsKept();

    @Message("If this wasn't you, someone else can now sign in to your account. Set a new password immediately:")
    String changedUnasked();

    @Message("Your email address was changed")
    String emailSubject();

    @Message(
            "The email address of your account was changed or removed on {time} UTC. This address is no longer linked to your account.")
    String email(String time);

    @Message(
            "If this wasn't you, someone else is using your account. Undo the change: this address is restored, you set a new password, and everyone else is signed out.")
    String emailUnasked();

    @Message("Undo the change")
    String emailAction();

    @Message("The link works once and expires after {days} days.")
    String emailLifetime(long days);

    @Message("The change to this address was undone from the previous address.")
    String emailTakenBack();

    @Message("Go to your account")
    String seeAccount();

    @Message("If you can no longer sign in, contact a Tillgate administrator.")
    String emailLost();

    @Message("A new API key was created")
    String keySubject();

    @Message("With your consent, {host} received an API key for your account.")
    String key(String host);

    @Message("An app received an API key for a Tillgate account that uses this address.")
    String keyUnnamed();

    @Message("The key starts with {prefix}. It allows: {scopes}.")
    String keyDetails(String prefix, String scopes);

    @Message("If this wasn't you, revoke the key and set a new password.")
    String keyUnasked();

    @Message("View your API keys")
    String keyAction();

    @Message("An API app was created for your account")
    String appSubject();

    @Message("The API app {clientId} was created for your account on {time} UTC.")
    String app(String clientId, String time);

    @Message("One of your API apps has a new secret")
    String secretSubject();

    @Message("Your API app {clientId} received a new secret on {time} UTC.")
    String secret(String clientId, String time);

    @Message("Anyone who has its secret can act as you until you delete the app.")
    String appMeans();

    @Message("If this wasn't you, delete the app and set a new password.")
    String appUnasked();

    @Message("View your API apps")
    String appAction();

    @Message("Sign-ins were blocked")
    String blockedSubject();

    @Message("Too many wrong passwords were entered for your account. Nobody can sign in to it until {time} UTC.")
    String blocked(String time);

    @Message("If this was you, wait until then or set a new password. If it wasn't, nobody has guessed your password.")
    String blockedUnasked();
}
