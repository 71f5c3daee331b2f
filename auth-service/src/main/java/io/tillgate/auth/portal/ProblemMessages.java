package io.tillgate.auth.portal;

import io.tillgate.problem.Problem;
import io.tillgate.problem.Violation;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Translates problem documents, which are in English and meant for programs, into messages in the page's language. */
final class ProblemMessages {
    private static final Pattern UNKNOWN_SCOPE = Pattern.compile("holds (\\S+), which is not registered");

    private ProblemMessages() {}

    static String words(Problem problem, PortalText text) {
        List<Violation> violations = problem.violations();
        if (!violations.isEmpty()) {
            return words(violations.get(0), text);
        }
        return switch (problem.type().substring(problem.type().lastIndexOf('/') + 1)) {
            case "wrong-password" -> text.wrongPassword();
            case "user-name-taken" -> text.userNameTaken();
            case "client-id-taken" -> text.clientIdTaken();
            case "last-administrator" -> text.lastAdministrator();
            case "changed-meanwhile" -> text.changedMeanwhile();
            case "too-many-apps" -> text.tooManyApps();
            case "too-many-keys" -> text.tooManyKeys();
            case "no-client-secret" -> text.noClientSecret();
            default -> text.refused();
        };
    }

    static String words(Violation violation, PortalText text) {
        return switch (FormErrors.field(violation)) {
            case "new_password" ->
                violation.message().contains("current") ? text.newPasswordSame() : text.newPasswordRefused();
            case "password" -> text.newPasswordRefused();
            case "email" -> text.emailWrong();
            case "display_name" -> text.displayNameWrong();
            case "user_name" -> text.userNameWrong();
            case "groups" -> text.groupsWrong();
            case "name", "client_name" -> text.appNameWrong();
            case "client_id" -> text.clientIdWrong();
            case "redirect_uris" -> text.redirectUrisWrong();
            case "audience" -> text.audienceWrong();
            case "scope" -> scope(violation, text);
            case "from", "to" -> text.timeWrong();
            default -> text.fieldWrong(violation.field());
        };
    }

    private static String scope(Violation violation, PortalText text) {
        Matcher unknown = UNKNOWN_SCOPE.matcher(violation.message());
        return unknown.matches() ? text.scopeUnknown(unknown.group(1)) : text.scopesWrong();
    }
}
