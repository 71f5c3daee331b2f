package io.tillgate.auth.portal;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the portal says, in English; other languages are in {@code messages/}. */
@MessageBundle("portal")
public interface PortalText {
    @Message("Portal")
    String navigation();

    @Message("Administration")
    String administration();

    @Message("Signed in as {name}")
    String signedInAs(String name);

    @Message("Sign out")
    String signOut();

    @Message("Your account")
    String account();

    @Message("API apps")
    String apps();

    @Message("Connected apps")
    String connected();

    @Message("API keys")
    String apiKeys();

    @Message("Browsers")
    String browsers();

    @Message("Accounts")
    String accounts();

    @Message("Clients")
    String clients();

    @Message("Scopes")
    String scopes();

    @Message("Signing keys")
    String signingKeys();

    @Message("Audit log")
    String events();

    @Message("Save")
    String save();

    @Message("Cancel")
    String cancel();

    @Message("Back")
    String back();

    @Message("Search")
    String search();

    @Message("Next page")
    String nextPage();

    @Message("First page")
    String firstPage();

    @Message("Copy")
    String copy();

    @Message("Copied")
    String copied();

    @Message("Please correct this:")
    String problems();

    @Message("Name")
    String name();

    @Message("Created")
    String created();

    @Message("Last used")
    String lastUsed();

    @Message("Actions")
    String actions();

    @Message("Status")
    String status();

    @Message("Your profile is saved.")
    String doneProfile();

    @Message("A mail with a link is on its way to the address. An address gets three such mails a day at most.")
    String doneEmailLink();

    @Message("Your password is changed. Apps and other browsers that used the old one are signed out.")
    String donePassword();

    @Message("The app is made. Keep its secret now: it is shown this once.")
    String doneApp();

    @Message("There is a new secret. Keep it now: it is shown this once.")
    String doneSecret();

    @Message("The app is deleted. Its tokens do not work any more.")
    String doneAppDeleted();

    @Message("The app is disconnected.")
    String doneDisconnected();

    @Message("All apps are disconnected.")
    String doneAllDisconnected();

    @Message("The API key is revoked.")
    String doneKeyRevoked();

    @Message("The browser is signed out.")
    String doneBrowser();

    @Message("All other browsers are signed out.")
    String doneOtherBrowsers();

    @Message("The account is made.")
    String doneAccountCreated();

    @Message("The account is changed.")
    String doneAccountChanged();

    @Message("The account is deleted.")
    String doneAccountDeleted();

    @Message("The client is made. If it has a secret, it is shown this once.")
    String doneClientCreated();

    @Message("The client is changed.")
    String doneClientChanged();

    @Message("The next key is published, and signs as soon as everybody can know it.")
    String doneKeyRotated();

    @Message("What Tillgate knows about you, and what apps are told if you allow it.")
    String accountLead();

    @Message("User name")
    String userName();

    @Message("Groups")
    String groups();

    @Message("Display name")
    String displayName();

    @Message("How apps address you. Leave it empty to be addressed by your user name.")
    String displayNameHint();

    @Message("Email address")
    String email();

    @Message("proven to be yours")
    String emailVerified();

    @Message("not proven yet")
    String emailUnverified();

    @Message("For activation, lost passwords and warnings.")
    String emailHint();

    @Message("Counts once you have used the link that was sent there. Until then your address is {email}.")
    String emailUntilThen(String email);

    @Message("Needed only if you change the email address.")
    String emailPasswordHint();

    @Message("Type your current password to change the email address.")
    String emailNeedsPassword();

    @Message("{email} is not proven to be yours: open the link in the mail that was sent there.")
    String emailLinkLead(String email);

    @Message("Send the link again")
    String sendEmailLink();

    @Message("Profile")
    String profile();

    @Message("Password")
    String password();

    @Message("A change signs you out of every app and every other browser.")
    String passwordLead();

    @Message("Change password")
    String changePassword();

    @Message("Current password")
    String currentPassword();

    @Message("New password")
    String newPassword();

    @Message("8 to 128 characters, and not easy to guess: some words in a row are good.")
    String newPasswordHint();

    @Message("New password again")
    String repeatPassword();

    @Message("The two new passwords are not the same.")
    String passwordsDiffer();

    @Message("The current password is wrong.")
    String wrongPassword();

    @Message("Sign in again with the new password.")
    String signInAgainNext();

    @Message("An API app is your own program. It gets tokens by its client ID and secret, and may do what you may do.")
    String appsLead();

    @Message("Add API app")
    String addApp();

    @Message("Name it so that you know it again.")
    String addAppLead();

    @Message("Name of the app")
    String appName();

    @Message("The name must have 1 to 100 characters, all of them visible.")
    String appNameWrong();

    @Message("You have no API app yet.")
    String noApps();

    @Message("Your API apps")
    String yourApps();

    @Message("Client ID")
    String clientId();

    @Message("Client secret")
    String clientSecret();

    @Message("Copy the client ID")
    String copyClientId();

    @Message("Copy the client secret")
    String copySecret();

    @Message("Copy the command")
    String copyCommand();

    @Message("This is the only time that the secret is shown. Keep it where only the app can read it.")
    String secretOnce();

    @Message("The secret was shown when it was made, and cannot be shown again. If it is lost, make a new one.")
    String secretHidden();

    @Message("Get a token")
    String getToken();

    @Message("The token works for an hour, in the header Authorization: Bearer.")
    String getTokenLead();

    @Message("New secret")
    String newSecret();

    @Message("The old secret works until")
    String oldSecretUntil();

    @Message(
            "The app gets a new secret. For how long should the old one go on working, so that you can change over without a failed request?")
    String rotateLead();

    @Message("The old secret works for")
    String overlap();

    @Message("not at all: it may be in wrong hands")
    String overlapNone();

    @Message("1 hour")
    String overlapHour();

    @Message("1 day")
    String overlapDay();

    @Message("7 days")
    String overlapWeek();

    @Message("When that time is over, whatever still uses the old secret gets no tokens any more.")
    String rotateMeans();

    @Message("Make a new secret")
    String makeSecret();

    @Message("Delete the app")
    String deleteApp();

    @Message("Delete {name}?")
    String deleteAppQuestion(String name);

    @Message("Every token of the app stops working at once, everywhere.")
    String deleteAppTokens();

    @Message("Its client ID and secret get no tokens any more. A new app has others.")
    String deleteAppSecret();

    @Message("This cannot be undone.")
    String deleteAppFinal();

    @Message("Apps that act in your name, and what you allow them.")
    String connectedLead();

    @Message("No app acts in your name.")
    String noConnected();

    @Message("May do")
    String mayDo();

    @Message("Since")
    String since();

    @Message("App")
    String app();

    @Message("only to know who you are")
    String nothingAsked();

    @Message("stays connected when you are away")
    String staysConnected();

    @Message("Ends by itself")
    String endsAt();

    @Message("Disconnect")
    String disconnect();

    @Message("Disconnect {name}")
    String disconnectApp(String name);

    @Message("Disconnect {name}?")
    String disconnectQuestion(String name);

    @Message("Its tokens stop working at once, everywhere.")
    String disconnectTokens();

    @Message("It can ask you for access again.")
    String disconnectAgain();

    @Message("Disconnect all")
    String disconnectAll();

    @Message("Disconnect all apps?")
    String disconnectAllQuestion();

    @Message(
            "Every app that acts in your name stops working at once, tills and back office included, until you sign in there again.")
    String disconnectAllTokens();

    @Message("You stay signed in here. Your API keys still work.")
    String disconnectAllKept();

    @Message("Also delete my API apps")
    String endApps();

    @Message("Their secrets and tokens will no longer work. If you keep them, they still work.")
    String endAppsMeans();

    @Message("Where you are signed in. End what you do not know, and change your password then.")
    String browsersLead();

    @Message("this browser")
    String thisBrowser();

    @Message("Signed in")
    String signedInSince();

    @Message("a browser that does not say what it is")
    String unknownBrowser();

    @Message("Sign out there")
    String endBrowser();

    @Message("Sign out that browser?")
    String endBrowserQuestion();

    @Message(
            "It must sign in again. Apps that were used with that sign-in lose access, but for those that you let stay connected.")
    String endBrowserMeans();

    @Message("Sign out all others")
    String endOthers();

    @Message("Sign out all other browsers?")
    String endOthersQuestion();

    @Message("Every browser but this one must sign in again, and apps that were used there lose access.")
    String endOthersMeans();

    @Message("The new password is too short, too long, or too easy to guess.")
    String newPasswordRefused();

    @Message("The new password must not be the current one.")
    String newPasswordSame();

    @Message("The email address is not one, or another account has it.")
    String emailWrong();

    @Message("The displayed name must have at most 128 characters, without markup.")
    String displayNameWrong();

    @Message("The user name must have 1 to 64 letters, digits or . _ @ + -")
    String userNameWrong();

    @Message("{field} is not as it must be.")
    String fieldWrong(String field);

    @Message("The groups must have names of 1 to 64 lower-case letters, digits, _ and -")
    String groupsWrong();

    @Message("The client id must be 1 to 64 letters, digits or . _ ~ - and no reserved word.")
    String clientIdWrong();

    @Message(
            "The redirect URIs must be https addresses, loopback addresses or private schemes such as com.example.app:/callback, without fragment or wildcard. Browsers need at least one.")
    String redirectUrisWrong();

    @Message("The audiences must be URIs, separated by spaces.")
    String audienceWrong();

    @Message("The scopes must be names, separated by spaces, each of them once.")
    String scopesWrong();

    @Message("The scope {name} is not registered.")
    String scopeUnknown(String name);

    @Message("The user name is taken.")
    String userNameTaken();

    @Message("The client id is or was in use.")
    String clientIdTaken();

    @Message("The last administrator cannot be removed.")
    String lastAdministrator();

    @Message("The account was changed by others at the same time. Try once more.")
    String changedMeanwhile();

    @Message("You have as many apps as an account may have.")
    String tooManyApps();

    @Message("Too many keys of this algorithm are published. Wait until one of them is no longer needed.")
    String tooManyKeys();

    @Message("The client does not authenticate with a secret.")
    String noClientSecret();

    @Message("This cannot be done as things are.")
    String refused();

    @Message("none")
    String none();

    @Message("Open {name}")
    String open(String name);

    @Message("Everybody who can sign in. Find one by user name or email address.")
    String adminAccountsLead();

    @Message("Beginning of the user name or the email address")
    String accountSearch();

    @Message("All")
    String allStatuses();

    @Message("active")
    String statusActive();

    @Message("disabled")
    String statusDisabled();

    @Message("waits for activation")
    String statusPending();

    @Message("No account is found.")
    String noAccounts();

    @Message("Add account")
    String addAccount();

    @Message("Without a password, the account is activated by a link that is sent to its email address.")
    String addAccountLead();

    @Message("Password (may be left empty with an email address)")
    String optionalPassword();

    @Message(
            "Groups decide which scopes the account may grant. A change ends the access tokens that a lost group allowed.")
    String accountGroupsLead();

    @Message("Other groups, separated by spaces")
    String otherGroups();

    @Message("Save groups")
    String saveGroups();

    @Message("Disable the account")
    String disableAccount();

    @Message("Enable the account")
    String enableAccount();

    @Message("Delete the account")
    String deleteAccount();

    @Message("Disable {name}?")
    String disableAccountQuestion(String name);

    @Message("The account is signed out everywhere at once, and its tokens, API apps and API keys stop working.")
    String disableAccountMeans();

    @Message("It can be enabled again. Whoever uses it must sign in anew then.")
    String disableAccountUndo();

    @Message("Delete {name}?")
    String deleteAccountQuestion(String name);

    @Message(
            "Its email address, displayed name and password are erased, and every token, API app and API key of it stops working at once.")
    String deleteAccountMeans();

    @Message("This cannot be undone. The user name is never given again.")
    String deleteAccountFinal();

    @Message("What stops things working")
    String dangerZone();

    @Message("Every application that may ask for tokens.")
    String adminClientsLead();

    @Message("Part of the client ID or name")
    String clientSearch();

    @Message("No client is found.")
    String noClients();

    @Message("Add client")
    String addClient();

    @Message("The usual kinds. Everything else can be set at /clients.")
    String addClientLead();

    @Message("Kind")
    String clientKind();

    @Message("a program without people: client credentials")
    String kindService();

    @Message("a web application that signs people in, with a secret")
    String kindWeb();

    @Message("an app or page in people's hands, without a secret")
    String kindPublic();

    @Message("Name")
    String clientName();

    @Message("Scopes, separated by spaces")
    String clientScopes();

    @Message("Audiences of its tokens, separated by spaces")
    String clientAudience();

    @Message("Redirect URIs, one per line")
    String redirectUris();

    @Message("Leave it empty for a random one.")
    String clientIdHint();

    @Message("enabled")
    String statusEnabled();

    @Message("Authenticates by")
    String authMethod();

    @Message("Grant types")
    String grantTypes();

    @Message("Audiences")
    String audience();

    @Message("Access token lives")
    String lifetime();

    @Message("API app of")
    String owner();

    @Message("belongs to the platform: no consent is asked")
    String firstParty();

    @Message("Disable the client")
    String disableClient();

    @Message("Enable the client")
    String enableClient();

    @Message("Disable {name}?")
    String disableClientQuestion(String name);

    @Message("All its tokens stop working at once, everywhere, and it gets no new ones.")
    String disableClientMeans();

    @Message("Everybody who uses it must sign in again after it is enabled.")
    String disableClientPeople();

    @Message("What may be granted, as modules have registered it at the scope registry.")
    String adminScopesLead();

    @Message("Scope")
    String scope();

    @Message("May be granted by")
    String grantableBy();

    @Message("everyone")
    String everyone();

    @Message("clients only")
    String clientsOnly();

    @Message("retired")
    String retired();

    @Message("active")
    String active();

    @Message("No scope is known yet.")
    String noScopes();

    @Message("The keys that sign tokens. The next one is published before it signs, so that no request fails.")
    String adminKeysLead();

    @Message("Key")
    String keyId();

    @Message("Algorithm")
    String algorithm();

    @Message("Signs from")
    String signsFrom();

    @Message("until")
    String signsUntil();

    @Message("Make the next key")
    String rotateKey();

    @Message("Make the next {algorithm} key?")
    String rotateKeyQuestion(String algorithm);

    @Message(
            "It is published now and signs after the usual time. The key before it goes on to verify until its last token is dead.")
    String rotateKeyMeans();

    @Message("Whoever has copied a public key by hand, rather than read /oauth/jwks, stops accepting tokens then.")
    String rotateKeyPinned();

    @Message("Everything that happened, from the audit log, newest first. Times are in UTC.")
    String adminEventsLead();

    @Message("Type")
    String eventType();

    @Message("Time")
    String eventTime();

    @Message("By")
    String eventActor();

    @Message("About")
    String eventSubject();

    @Message("Client")
    String eventClient();

    @Message("Network address")
    String eventAddress();

    @Message("Scope")
    String eventScope();

    @Message("Words")
    String eventWords();

    @Message("From (UTC)")
    String eventFrom();

    @Message("Before (UTC)")
    String eventTo();

    @Message("Trace")
    String eventTrace();

    @Message("All events")
    String allEvents();

    @Message("Older events")
    String olderEvents();

    @Message("When they were")
    String eventsOverTime();

    @Message("{count} events over time")
    String eventsChart(int count);

    @Message("The same as a table")
    String eventsTable();

    @Message("Since (UTC)")
    String eventsSince();

    @Message("Events")
    String count();

    @Message("There are more events than are counted here: these are the newest.")
    String eventsCut();

    @Message("Nothing is found.")
    String noEvents();

    @Message("The event")
    String eventFacts();

    @Message("Exact time")
    String eventExactTime();

    @Message("Told by")
    String eventSource();

    @Message("Id")
    String eventId();

    @Message("Place in Kafka")
    String eventPlace();

    @Message("In the log since")
    String eventRecorded();

    @Message("Data")
    String eventData();

    @Message("Proof")
    String eventProof();

    @Message(
            "The hashes lead from this event to the root that the checkpoint has signed: the event is in the log, at this place, as it is here.")
    String eventProofLead();

    @Message("Place in the log")
    String proofLeaf();

    @Message("Hash")
    String proofHash();

    @Message("Events under the checkpoint")
    String proofSize();

    @Message("Hashes from the event to the root")
    String proofPath();

    @Message("Signed checkpoint")
    String proofCheckpoint();

    @Message("The next checkpoint is signed within seconds; the proof comes with it.")
    String proofWaits();

    @Message("This is not a time.")
    String timeWrong();

    @Message("No audit log is connected. Set tillgate.auth.audit-service-url.")
    String noAudit();

    @Message(
            "A module that you let act for you has an API key: it never asks for your password, and may do what is listed here until you revoke it.")
    String apiKeysLead();

    @Message("No module has an API key of yours.")
    String noApiKeys();

    @Message("For")
    String keyApps();

    @Message("never")
    String never();

    @Message("only when it is revoked")
    String neverEnds();

    @Message("Revoke")
    String revoke();

    @Message("Revoke the key of {host}")
    String revokeKeyOf(String host);

    @Message("Revoke the API key of {host}?")
    String revokeQuestion(String host);

    @Message("Whoever holds the key is refused at once, everywhere.")
    String revokeMeans();

    @Message("This cannot be undone. The module can ask you for a new key.")
    String revokeFinal();
}
