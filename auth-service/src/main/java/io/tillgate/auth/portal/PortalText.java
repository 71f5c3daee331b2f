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

    @Message("Copy")
    String copy();

    @Message("Copied")
    String copied();

    @Message("Correct the following:")
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

    @Message("Profile saved.")
    String doneProfile();

    @Message("A link is on its way to that address. We send at most three of these emails to an address per day.")
    String doneEmailLink();

    @Message("Password changed. Apps and other browsers that used the old one have been signed out.")
    String donePassword();

    @Message("App created. Copy the secret now; you won't see it again.")
    String doneApp();

    @Message("New secret created. Copy it now; you won't see it again.")
    String doneSecret();

    @Message("App deleted. Its tokens no longer work.")
    String doneAppDeleted();

    @Message("App disconnected.")
    String doneDisconnected();

    @Message("All apps disconnected.")
    String doneAllDisconnected();

    @Message("API key revoked.")
    String doneKeyRevoked();

    @Message("Browser signed out.")
    String doneBrowser();

    @Message("All other browsers signed out.")
    String doneOtherBrowsers();

    @Message("Account created.")
    String doneAccountCreated();

    @Message("Account updated.")
    String doneAccountChanged();

    @Message("Account deleted.")
    String doneAccountDeleted();

    @Message("Client created.")
    String doneClientCreated();

    @Message("Client updated.")
    String doneClientChanged();

    @Message("The next key is published. It starts signing once every service has had time to load it.")
    String doneKeyRotated();

    @Message("What Tillgate knows about you, and what apps can learn if you allow it.")
    String accountLead();

    @Message("User name")
    String userName();

    @Message("Groups")
    String groups();

    @Message("Display name")
    String displayName();

    @Message("How apps address you. If you leave it empty, they use your user name.")
    String displayNameHint();

    @Message("Email address")
    String email();

    @Message("Verified")
    String emailVerified();

    @Message("Not verified")
    String emailUnverified();

    @Message("For activation, password resets and security alerts.")
    String emailHint();

    @Message("To switch to this address, open the link we sent to it. Until then, your address is {email}.")
    String emailUntilThen(String email);

    @Message("Required only to change your email address.")
    String emailPasswordHint();

    @Message("Enter your current password to change your email address.")
    String emailNeedsPassword();

    @Message("{email} isn't verified. Open the link in the email we sent there.")
    String emailLinkLead(String email);

    @Message("Resend link")
    String sendEmailLink();

    @Message("Profile")
    String profile();

    @Message("Password")
    String password();

    @Message("Changing it signs you out of every app and every other browser.")
    String passwordLead();

    @Message("Change password")
    String changePassword();

    @Message("Current password")
    String currentPassword();

    @Message("New password")
    String newPassword();

    @Message("8 to 128 characters, and not easy to guess. Several words work well.")
    String newPasswordHint();

    @Message("Confirm new password")
    String repeatPassword();

    @Message("The new passwords don't match.")
    String passwordsDiffer();

    @Message("The current password is wrong.")
    String wrongPassword();

    @Message(
            "An API app is your own program. It gets tokens with its client ID and secret, and can do everything that you can do.")
    String appsLead();

    @Message("Add API app")
    String addApp();

    @Message("App name")
    String appName();

    @Message("The name must have 1 to 100 characters, all of them visible.")
    String appNameWrong();

    @Message("You don't have any API apps yet.")
    String noApps();

    @Message("Your API apps")
    String yourApps();

    @Message("Client ID")
    String clientId();

    @Message("Client secret")
    String clientSecret();

    @Message("Copy client ID")
    String copyClientId();

    @Message("Copy client secret")
    String copySecret();

    @Message("Copy command")
    String copyCommand();

    @Message("Copy the secret now; you won't see it again. Store it where only the app can read it.")
    String secretOnce();

    @Message("The secret was shown when it was created and can't be shown again. If you've lost it, create a new one.")
    String secretHidden();

    @Message("Get a token")
    String getToken();

    @Message("The token is valid for one hour. Send it in the header Authorization: Bearer.")
    String getTokenLead();

    @Message("New secret")
    String newSecret();

    @Message("The old secret works until")
    String oldSecretUntil();

    @Message("This creates a new secret. Keep the old one working for a while to switch over without failed requests.")
    String rotateLead();

    @Message("The old secret works for")
    String overlap();

    @Message("Stop it now (it may be compromised)")
    String overlapNone();

    @Message("1 hour")
    String overlapHour();

    @Message("1 day")
    String overlapDay();

    @Message("7 days")
    String overlapWeek();

    @Message("After that, anything that still uses the old secret can't get tokens.")
    String rotateMeans();

    @Message("Create new secret")
    String makeSecret();

    @Message("Delete app")
    String deleteApp();

    @Message("Delete {name}?")
    String deleteAppQuestion(String name);

    @Message("All of the app's tokens stop working immediately, everywhere.")
    String deleteAppTokens();

    @Message("Its client ID and secret can no longer get tokens. A new app gets new ones.")
    String deleteAppSecret();

    @Message("You can't undo this.")
    String deleteAppFinal();

    @Message("Apps that can act as you, and what you allow them to do.")
    String connectedLead();

    @Message("No apps are connected.")
    String noConnected();

    @Message("Permissions")
    String mayDo();

    @Message("Since")
    String since();

    @Message("App")
    String app();

    @Message("Know who you are")
    String nothingAsked();

    @Message("Stays connected when you're away")
    String staysConnected();

    @Message("Expires")
    String endsAt();

    @Message("Disconnect")
    String disconnect();

    @Message("Disconnect {name}")
    String disconnectApp(String name);

    @Message("Disconnect {name}?")
    String disconnectQuestion(String name);

    @Message("Its tokens stop working immediately, everywhere.")
    String disconnectTokens();

    @Message("It can ask you for access again.")
    String disconnectAgain();

    @Message("Disconnect all")
    String disconnectAll();

    @Message("Disconnect all apps?")
    String disconnectAllQuestion();

    @Message(
            "Every app that acts as you stops working immediately, including tills and the back office, until you sign in there again.")
    String disconnectAllTokens();

    @Message("You stay signed in here. Your API keys still work.")
    String disconnectAllKept();

    @Message("Also delete my API apps")
    String endApps();

    @Message("Their secrets and tokens will no longer work. If you keep them, they still work.")
    String endAppsMeans();

    @Message("Where you're signed in. If you don't recognise a session, sign it out and change your password.")
    String browsersLead();

    @Message("This browser")
    String thisBrowser();

    @Message("Signed in")
    String signedInSince();

    @Message("Unknown browser")
    String unknownBrowser();

    @Message("Sign out session")
    String endBrowser();

    @Message("Sign out this session?")
    String endBrowserQuestion();

    @Message(
            "You'll need to sign in there again. Apps used in that session lose access, except those that you allowed to stay connected.")
    String endBrowserMeans();

    @Message("Sign out all others")
    String endOthers();

    @Message("Sign out all other browsers?")
    String endOthersQuestion();

    @Message("You'll need to sign in again in every other browser, and apps used there lose access.")
    String endOthersMeans();

    @Message("The new password is too short, too long, or too easy to guess.")
    String newPasswordRefused();

    @Message("Choose a password that differs from the current one.")
    String newPasswordSame();

    @Message("The email address is invalid or belongs to another account.")
    String emailWrong();

    @Message("The display name can have at most 128 characters and no markup.")
    String displayNameWrong();

    @Message("The user name must have 1 to 64 characters: letters, digits or . _ @ + -")
    String userNameWrong();

    @Message("{field} is invalid.")
    String fieldWrong(String field);

    @Message("Group names must have 1 to 64 characters: lower-case letters, digits, _ and -")
    String groupsWrong();

    @Message("The client ID must have 1 to 64 characters (letters, digits or . _ ~ -) and can't be a reserved word.")
    String clientIdWrong();

    @Message(
            "Redirect URIs must be https addresses, loopback addresses or private schemes such as com.example.app:/callback, without a fragment or wildcard. Browser apps need at least one.")
    String redirectUrisWrong();

    @Message("Audiences must be URIs, separated by spaces.")
    String audienceWrong();

    @Message("Scopes must be names, separated by spaces, without duplicates.")
    String scopesWrong();

    @Message("The scope {name} isn't registered.")
    String scopeUnknown(String name);

    @Message("This user name is already taken.")
    String userNameTaken();

    @Message("This client ID is in use or has been used before.")
    String clientIdTaken();

    @Message("You can't remove the last administrator.")
    String lastAdministrator();

    @Message("Someone else changed this account at the same time. Try again.")
    String changedMeanwhile();

    @Message("You've reached the maximum number of apps for an account.")
    String tooManyApps();

    @Message("Too many keys with this algorithm are published. Wait until one of them is no longer needed.")
    String tooManyKeys();

    @Message("This client doesn't use a secret.")
    String noClientSecret();

    @Message("This isn't possible in the current state.")
    String refused();

    @Message("None")
    String none();

    @Message("Open {name}")
    String open(String name);

    @Message("Everyone who can sign in. Search by user name or email address.")
    String adminAccountsLead();

    @Message("User name or email address starts with")
    String accountSearch();

    @Message("All")
    String allStatuses();

    @Message("Active")
    String statusActive();

    @Message("Disabled")
    String statusDisabled();

    @Message("Pending")
    String statusPending();

    @Message("No accounts found.")
    String noAccounts();

    @Message("Add account")
    String addAccount();

    @Message("If you don't set a password, we'll send an activation link to the account's email address.")
    String addAccountLead();

    @Message("Password (optional if you enter an email address)")
    String optionalPassword();

    @Message(
            "Groups determine which scopes the account can grant. If you remove a group, access tokens that depended on it are revoked.")
    String accountGroupsLead();

    @Message("Other groups, separated by spaces")
    String otherGroups();

    @Message("Save groups")
    String saveGroups();

    @Message("Disable account")
    String disableAccount();

    @Message("Enable account")
    String enableAccount();

    @Message("Delete account")
    String deleteAccount();

    @Message("Disable {name}?")
    String disableAccountQuestion(String name);

    @Message("The account is signed out everywhere immediately. Its tokens, API apps and API keys stop working.")
    String disableAccountMeans();

    @Message("You can enable it again. Its owner must then sign in again.")
    String disableAccountUndo();

    @Message("Delete {name}?")
    String deleteAccountQuestion(String name);

    @Message(
            "Its email address, display name and password are erased. All of its tokens, API apps and API keys stop working immediately.")
    String deleteAccountMeans();

    @Message("You can't undo this. The user name can never be used again.")
    String deleteAccountFinal();

    @Message("Danger zone")
    String dangerZone();

    @Message("All applications that can request tokens.")
    String adminClientsLead();

    @Message("Client ID or name contains")
    String clientSearch();

    @Message("No clients found.")
    String noClients();

    @Message("Add client")
    String addClient();

    @Message("The most common kinds. You can set everything else at /clients.")
    String addClientLead();

    @Message("Kind")
    String clientKind();

    @Message("Server-to-server (client credentials)")
    String kindService();

    @Message("Web application (with a secret)")
    String kindWeb();

    @Message("Single-page or mobile app (no secret)")
    String kindPublic();

    @Message("Name")
    String clientName();

    @Message("Scopes, separated by spaces")
    String clientScopes();

    @Message("Token audiences, separated by spaces")
    String clientAudience();

    @Message("Redirect URIs, one per line")
    String redirectUris();

    @Message("Leave empty to generate one.")
    String clientIdHint();

    @Message("Enabled")
    String statusEnabled();

    @Message("Authentication method")
    String authMethod();

    @Message("Grant types")
    String grantTypes();

    @Message("Audiences")
    String audience();

    @Message("Access token lifetime")
    String lifetime();

    @Message("Owner of the API app")
    String owner();

    @Message("First-party (no consent required)")
    String firstParty();

    @Message("Disable client")
    String disableClient();

    @Message("Enable client")
    String enableClient();

    @Message("Disable {name}?")
    String disableClientQuestion(String name);

    @Message("All of its tokens stop working immediately, everywhere, and it can't get new ones.")
    String disableClientMeans();

    @Message("After you enable it again, everyone who uses it must sign in again.")
    String disableClientPeople();

    @Message("Scopes that modules have registered in the scope registry.")
    String adminScopesLead();

    @Message("Scope")
    String scope();

    @Message("Can be granted by")
    String grantableBy();

    @Message("Everyone")
    String everyone();

    @Message("Clients only")
    String clientsOnly();

    @Message("Retired")
    String retired();

    @Message("Active")
    String active();

    @Message("No scopes yet.")
    String noScopes();

    @Message("The keys that sign tokens. Each new key is published before it signs, so no request fails.")
    String adminKeysLead();

    @Message("Key")
    String keyId();

    @Message("Algorithm")
    String algorithm();

    @Message("Signs from")
    String signsFrom();

    @Message("until")
    String signsUntil();

    @Message("Create next key")
    String rotateKey();

    @Message("Create the next {algorithm} key?")
    String rotateKeyQuestion(String algorithm);

    @Message(
            "The new key is published now and starts signing after the usual delay. The previous key keeps verifying until the last token it signed has expired.")
    String rotateKeyMeans();

    @Message("From then on, anyone who copied a public key by hand instead of reading /oauth/jwks rejects new tokens.")
    String rotateKeyPinned();

    @Message("Everything in the audit log, newest first. Times are in UTC.")
    String adminEventsLead();

    @Message("Type")
    String eventType();

    @Message("Time")
    String eventTime();

    @Message("Actor")
    String eventActor();

    @Message("Target")
    String eventSubject();

    @Message("Client")
    String eventClient();

    @Message("Network address")
    String eventAddress();

    @Message("Scope")
    String eventScope();

    @Message("Contains")
    String eventWords();

    @Message("From (UTC)")
    String eventFrom();

    @Message("Before (UTC)")
    String eventTo();

    @Message("Trace ID")
    String eventTrace();

    @Message("All events")
    String allEvents();

    @Message("Older events")
    String olderEvents();

    @Message("Activity")
    String eventsOverTime();

    @Message("{count} events over time")
    String eventsChart(int count);

    @Message("Show as table")
    String eventsTable();

    @Message("Since (UTC)")
    String eventsSince();

    @Message("Events")
    String count();

    @Message("There are more events than can be counted here. These are the newest.")
    String eventsCut();

    @Message("No results.")
    String noEvents();

    @Message("Event")
    String eventFacts();

    @Message("Exact time")
    String eventExactTime();

    @Message("Source")
    String eventSource();

    @Message("ID")
    String eventId();

    @Message("Kafka offset")
    String eventPlace();

    @Message("Recorded")
    String eventRecorded();

    @Message("Data")
    String eventData();

    @Message("Proof")
    String eventProof();

    @Message(
            "The hashes link this event to the root in the signed checkpoint. They prove that the event is in the log, at this position, exactly as shown.")
    String eventProofLead();

    @Message("Log position")
    String proofLeaf();

    @Message("Hash")
    String proofHash();

    @Message("Events covered by the checkpoint")
    String proofSize();

    @Message("Hashes from the event to the root")
    String proofPath();

    @Message("Signed checkpoint")
    String proofCheckpoint();

    @Message("The next checkpoint will be signed within seconds. The proof will then appear here.")
    String proofWaits();

    @Message("Enter a valid date.")
    String timeWrong();

    @Message("No audit log is connected. Set tillgate.auth.audit-service-url.")
    String noAudit();

    @Message(
            "Modules with an API key can act as you. They never ask for your password, and they can do what is listed here until you revoke the key.")
    String apiKeysLead();

    @Message("You don't have any API keys.")
    String noApiKeys();

    @Message("Apps")
    String keyApps();

    @Message("Never")
    String never();

    @Message("Never")
    String neverEnds();

    @Message("Revoke")
    String revoke();

    @Message("Revoke API key for {host}")
    String revokeKeyOf(String host);

    @Message("Revoke the API key for {host}?")
    String revokeQuestion(String host);

    @Message("Anyone who holds the key is refused immediately, everywhere.")
    String revokeMeans();

    @Message("You can't undo this. The module can ask you for a new key.")
    String revokeFinal();
}
