package io.tillgate.scope.definition;

import io.tillgate.problem.Violation;
import io.tillgate.text.VisibleText;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Validates definitions: the scope token by RFC 6749 section 3.3, the content by what the consent page can show. */
@ApplicationScoped
class ScopeRules {
    static final Pattern NAMESPACE = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,64}");
    static final Pattern APP = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    static final Pattern GROUP = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private static final Pattern DOT_SEGMENT = Pattern.compile("(^|/)\\.{1,2}(/|$)");

    static final Pattern CLIENT_ID = Pattern.compile("[\\x21-\\x7E]{1,128}");

    private static final Pattern ICON = Pattern.compile(
            "(fa|fas|far|fal|fab|fad|fa-solid|fa-regular|fa-light|fa-brands|fa-duotone) fa-[a-z0-9-]{1,60}");
    /** A language with optional script and region, written as BCP 47 recommends. */
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?");

    private static final int MAX_LABEL = 80;
    private static final int MAX_DESCRIPTION = 500;
    private static final int MAX_GROUPS = 32;
    private static final int MAX_MANIFEST = 200;
    private static final int MAX_TRANSLATIONS = 20;

    /** Scopes that no API key may hold; a colon at the end marks a prefix. auth-service has the same list. */
    private static final List<String> FOR_SIGN_INS = List.of(
            "admin",
            "scopes:",
            "users:",
            "audit:",
            "clients:",
            "tokens:",
            "keys:",
            "grants:",
            "revocations:",
            "enforcement:",
            "tillgate:");

    private final ScopesConfig config;

    ScopeRules(ScopesConfig config) {
        this.config = config;
    }

    /** The violations of a module's request for a namespace. */
    List<Violation> check(@Nullable String namespace, ScopeRequest request) {
        List<Violation> violations = new ArrayList<>();
        if (namespace == null || !NAMESPACE.matcher(namespace).matches()) {
            violations.add(new Violation(
                    "namespace",
                    "must be 1 to 64 printable ASCII characters without space, quotation mark and backslash"));
        } else if (!config.builtIn().containsKey(namespace) && reserved(namespace.toLowerCase(Locale.ROOT))) {
            violations.add(new Violation("namespace", "is reserved"));
        } else if (DOT_SEGMENT.matcher(namespace).find()) {
            violations.add(
                    new Violation("namespace", "must not have '.' or '..' between slashes: no path could name it"));
        }
        if (request.namespace() != null && !request.namespace().equals(namespace)) {
            violations.add(new Violation("namespace", "must be the one in the path"));
        }
        if (namespace != null && Boolean.TRUE.equals(request.apiKeys()) && isForSignIns(namespace)) {
            violations.add(new Violation("api_keys", "must be false: API keys cannot hold this scope"));
        }
        violations.addAll(checkContent(request));
        return violations;
    }

    /** The violations of an app's manifest. The field of a scope is named like {@code scopes[0].label}. */
    List<Violation> check(String app, ScopeManifest manifest) {
        List<Violation> violations = new ArrayList<>();
        if (!APP.matcher(app).matches()) {
            violations.add(new Violation("app", "must be 1 to 64 letters, digits, '.', '_' or '-'"));
        }
        List<@Nullable ScopeRequest> scopes = manifest.scopes();
        if (scopes == null || scopes.size() > MAX_MANIFEST) {
            violations.add(new Violation("scopes", "must be a list of at most " + MAX_MANIFEST + " scopes"));
            return violations;
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < scopes.size(); i++) {
            String place = "scopes[" + i + "]";
            ScopeRequest scope = scopes.get(i);
            if (scope == null) {
                violations.add(new Violation(place, "must be a JSON object"));
                continue;
            }
            check(scope.namespace(), scope.ofApp(app))
                    .forEach(found -> violations.add(new Violation(place + "." + found.field(), found.message())));
            if (scope.app() != null && !scope.app().equals(app)) {
                violations.add(new Violation(place + ".app", "must be the one in the path, or left out"));
            }
            if (scope.namespace() != null && !seen.add(scope.namespace())) {
                violations.add(new Violation(place + ".namespace", "is in the manifest twice"));
            }
        }
        return violations;
    }

    /** The violations of a request's content, regardless of its namespace. */
    List<Violation> checkContent(ScopeRequest request) {
        List<Violation> violations = new ArrayList<>();
        text("label", request.label(), MAX_LABEL, violations);
        text("description", request.description(), MAX_DESCRIPTION, violations);
        translations(request.translations() == null ? Map.of() : request.translations(), violations);
        if (request.app() == null || !APP.matcher(request.app()).matches()) {
            violations.add(new Violation("app", "must be 1 to 64 letters, digits, '.', '_' or '-'"));
        }
        if (request.icon() != null && !ICON.matcher(request.icon()).matches()) {
            violations.add(new Violation("icon", "must be a Font Awesome class such as 'fa fa-user'"));
        }
        if (request.color() != null && !config.colors().contains(request.color())) {
            violations.add(new Violation("color", "must be one of " + String.join(", ", config.colors())));
        }
        groups(request.group() == null ? List.of() : request.group(), violations);
        return violations;
    }

    private static void translations(Map<String, @Nullable WordingRequest> translations, List<Violation> violations) {
        if (translations.size() > MAX_TRANSLATIONS) {
            violations.add(new Violation("translations", "must have at most " + MAX_TRANSLATIONS + " languages"));
            return;
        }
        translations.forEach((language, wording) -> {
            if (!LANGUAGE.matcher(language).matches()) {
                violations.add(new Violation(
                        "translations", "must have language tags (BCP 47) as names, such as it, pt-BR or zh-Hant-TW"));
            } else if (wording == null) {
                violations.add(new Violation("translations." + language, "must be a JSON object"));
            } else {
                text("translations." + language + ".label", wording.label(), MAX_LABEL, violations);
                text("translations." + language + ".description", wording.description(), MAX_DESCRIPTION, violations);
            }
        });
    }

    private static void groups(List<@Nullable String> groups, List<Violation> violations) {
        if (groups.size() > MAX_GROUPS) {
            violations.add(new Violation("group", "must name at most " + MAX_GROUPS + " groups"));
        }
        for (int i = 0; i < groups.size(); i++) {
            String group = groups.get(i);
            if (group == null || !GROUP.matcher(group).matches()) {
                violations.add(new Violation(
                        "group[" + i + "]", "must be a group name: 1 to 64 letters, digits, '.', '_' or '-'"));
            }
        }
    }

    private static void text(String field, @Nullable String value, int max, List<Violation> violations) {
        if (value == null || VisibleText.Rule.isBlank(value)) {
            violations.add(new Violation(field, "must not be blank"));
        } else if (VisibleText.Rule.length(value) > max) {
            violations.add(new Violation(field, "must have at most " + max + " characters"));
        } else if (VisibleText.Rule.hides(value)) {
            violations.add(new Violation(field, "must not contain control or invisible characters"));
        }
    }

    /** Returns whether it is a scope of administrators or of the suite, which no API key may ever hold. */
    static boolean isForSignIns(String namespace) {
        return FOR_SIGN_INS.stream()
                .anyMatch(name -> name.endsWith(":") ? namespace.startsWith(name) : namespace.equals(name));
    }

    /** Returns whether a namespace, in lower case, is reserved or built in. Case is ignored to avoid confusion. */
    private boolean reserved(String namespace) {
        return config.builtIn().containsKey(namespace)
                || config.reserved().stream()
                        .anyMatch(name -> name.endsWith("*")
                                ? namespace.startsWith(name.substring(0, name.length() - 1))
                                : namespace.equals(name));
    }
}
