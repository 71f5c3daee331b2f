package io.tillgate.auth.consent;

import io.quarkus.qute.i18n.MessageBundles;
import io.tillgate.auth.scope.ScopeDisplay;
import io.tillgate.auth.support.page.PageText;
import io.tillgate.web.Language;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Describes scopes for pages, those of modules in the texts that the module registered, in the language of the page if
 * available.
 */
public final class ScopeLines {
    private static final Pattern CLASSES = Pattern.compile("[a-z0-9 -]{1,64}");
    private static final Pattern COLOR = Pattern.compile("bg-[a-z-]{1,32}");

    private ScopeLines() {}

    /** Returns the lines of scopes, in their order. */
    public static List<ScopeLine> of(List<String> scopes, Map<String, ScopeDisplay> known, Language language) {
        PageText text = MessageBundles.get(PageText.class, io.quarkus.qute.i18n.Localized.Literal.of(language.code()));
        return scopes.stream()
                .map(scope -> {
                    @Nullable ScopeLine own = protocol(scope, text);
                    return own == null ? line(scope, known.get(scope), language) : own;
                })
                .toList();
    }

    private static ScopeLine line(String scope, @Nullable ScopeDisplay known, Language language) {
        if (known == null) {
            return ScopeLine.ofProtocol(scope, scope, "", "fa-solid fa-key", "bg-gray");
        }
        ScopeDisplay display = known.in(language.code());
        return new ScopeLine(
                scope,
                Objects.requireNonNullElse(display.label(), scope),
                Objects.requireNonNullElse(display.description(), ""),
                display.icon() != null && CLASSES.matcher(display.icon()).matches()
                        ? display.icon()
                        : "fa-solid fa-key",
                display.color() != null && COLOR.matcher(display.color()).matches() ? display.color() : "bg-gray",
                display.app(),
                display.owner());
    }

    private static @Nullable ScopeLine protocol(String scope, PageText text) {
        return switch (scope) {
            case "openid" ->
                ScopeLine.ofProtocol(
                        scope, text.scopeOpenid(), text.scopeOpenidDescription(), "fa-solid fa-id-badge", "bg-blue");
            case "profile" ->
                ScopeLine.ofProtocol(
                        scope, text.scopeProfile(), text.scopeProfileDescription(), "fa-solid fa-user", "bg-blue");
            case "email" ->
                ScopeLine.ofProtocol(
                        scope, text.scopeEmail(), text.scopeEmailDescription(), "fa-solid fa-envelope", "bg-blue");
            case "groups" ->
                ScopeLine.ofProtocol(
                        scope, text.scopeGroups(), text.scopeGroupsDescription(), "fa-solid fa-users", "bg-blue");
            case "address" ->
                ScopeLine.ofProtocol(
                        scope, text.scopeAddress(), text.scopeAddressDescription(), "fa-solid fa-house", "bg-blue");
            case "phone" ->
                ScopeLine.ofProtocol(
                        scope, text.scopePhone(), text.scopePhoneDescription(), "fa-solid fa-phone", "bg-blue");
            case "offline_access" ->
                ScopeLine.ofProtocol(
                        scope,
                        text.scopeOfflineAccess(),
                        text.scopeOfflineAccessDescription(),
                        "fa-solid fa-clock-rotate-left",
                        "bg-purple");
            default -> null;
        };
    }
}
