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

    @Message("This mail comes from Tillgate at {origin}. Nobody reads answers to it.")
    String closing(String origin);

    @Message("Or open this address:")
    String orOpen();

    @Message("Activate your account")
    String activationSubject();

    @Message("there is a Tillgate account for you. Set its password to activate it.")
    String activation();

    @Message("Set the password")
    String activationAction();

    @Message("If you do not know what this is about, do nothing: without a password the account is of no use.")
    String activationUnasked();

    @Message("The link works once, for {hours} hours. After that, the page behind it sends a new one.")
    String lifetime(long hours);

    @Message("Confirm your email address")
    String confirmSubject();

    @Message("somebody, likely you, wants to use this address for a Tillgate account.")
    String confirm();

    @Message("Confirm the address")
    String confirmAction();

    @Message("The link works once, for {hours} hours.")
    String confirmLifetime(long hours);

    @Message("If it was not you, do nothing: without this link nobody can prove that your address is theirs.")
    String confirmUnasked();

    @Message("Set a new password")
    String resetSubject();

    @Message("somebody, likely you, has asked for a new password for your account.")
    String reset();

    @Message("somebody, likely you, has asked for a new password. These are your accounts, each with its own link:")
    String resetSeveral();

    @Message("If it was not you, do nothing: the password stays as it is.")
    String resetUnasked();

    @Message("Your password was changed")
    String changedSubject();

    @Message(
            "the password of your account was changed on {time} UTC. Whoever was signed in with the old one is signed out.")
    String changed(String time);

    @Message("Any API apps that you had were deleted: their secrets and tokens no longer work.")
    String changedAppsDeleted();

    @Message("Any API apps that you have still work. If you do not recognise one of them, delete it.")
    String changedAppsKept();

    @Message("If it was not you, somebody else can sign in to your account now. Set a new password at once:")
    String changedUnasked();

    @Message("Your email address was changed")
    String emailSubject();

    @Message(
            "the email address of your account was changed or removed on {time} UTC. This one is no longer in use for it.")
    String email(String time);

    @Message(
            "If it was not you, somebody else uses your account. Take the change back: this address is put back, you set a new password, and everybody else is signed out.")
    String emailUnasked();

    @Message("Take the change back")
    String emailAction();

    @Message("The link works once, for {days} days.")
    String emailLifetime(long days);

    @Message("The change that brought this address was taken back at the address before.")
    String emailTakenBack();

    @Message("See your account")
    String seeAccount();

    @Message("If you cannot sign in any more, ask an administrator of Tillgate.")
    String emailLost();

    @Message("A new API key was made")
    String keySubject();

    @Message("with your consent {host} was given an API key of your account.")
    String key(String host);

    @Message("an app was given an API key of a Tillgate account with this address.")
    String keyUnnamed();

    @Message("The key begins with {prefix}. It is for: {scopes}.")
    String keyDetails(String prefix, String scopes);

    @Message("If it was not you, revoke the key and set a new password.")
    String keyUnasked();

    @Message("See your API keys")
    String keyAction();

    @Message("An API app was created for your account")
    String appSubject();

    @Message("the API app {clientId} was created for your account on {time} UTC.")
    String app(String clientId, String time);

    @Message("An API app of your account has a new secret")
    String secretSubject();

    @Message("the API app {clientId} of your account was given a new secret on {time} UTC.")
    String secret(String clientId, String time);

    @Message("Anyone who has its secret can act in your name until you delete the app.")
    String appMeans();

    @Message("If it was not you, delete the app, and set a new password.")
    String appUnasked();

    @Message("See your API apps")
    String appAction();

    @Message("Sign-ins were blocked")
    String blockedSubject();

    @Message("too many wrong passwords came for your account. Until {time} UTC nobody can sign in to it.")
    String blocked(String time);

    @Message(
            "If it was you, wait until then, or set a new password. If it was not, your password has not been found out.")
    String blockedUnasked();
}
