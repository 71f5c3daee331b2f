package io.tillgate.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillgate.e2e.stack.Suite;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@NeedsBrowser
class ModuleConsentTest {
    private static final String FONT_SIZE = "element => parseFloat(getComputedStyle(element).fontSize)";
    private static final String LARGEST_OF_THE_OTHERS = """
            host => Math.max(...[...document.querySelectorAll('body *')]
              .filter(element => !host.contains(element)
                && [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim()))
              .map(element => parseFloat(getComputedStyle(element).fontSize)))
            """;

    private final Suite suite;
    private final Chromium chromium;
    private final String userName = Suite.newUserName();
    private LoopbackApp module;
    private Visitor visitor;

    ModuleConsentTest(Suite suite, Chromium chromium) {
        this.suite = suite;
        this.chromium = chromium;
    }

    @BeforeEach
    void arrive() {
        suite.createAccount(userName);
        module = new LoopbackApp(suite);
        visitor = chromium.visitor();
    }

    @AfterEach
    void leave() {
        visitor.close();
        module.close();
    }

    @Test
    @DisplayName("A browser follows the form to the module with a key; the policy of no page stops it")
    void allowed() {
        visitor.open(module.moduleUrl("menu:read")).signIn(userName, Suite.PASSWORD);
        visitor.consent().allow();

        assertThat(visitor.page().locator("h1")).hasText("Back in the application");
        Map<String, List<String>> answer = module.answer();
        assertThat(answer)
                .containsEntry("shop", List.of("7"))
                .containsEntry("key_header", List.of("X-API-KEY"))
                .containsOnlyKeys("shop", "key", "key_header");
        suite.request()
                .header("X-API-KEY", answer.get("key").get(0))
                .get("/api/v2/dishes")
                .then()
                .statusCode(200);
        assertThat(visitor.violations()).isEmpty();
    }

    @Test
    @DisplayName("The host of the callback is the largest text of the page; the keyboard is enough to refuse")
    void hostAndKeyboard() {
        visitor.open(module.moduleUrl("menu:read")).signIn(userName, Suite.PASSWORD);
        com.microsoft.playwright.Locator host = visitor.page().locator("[data-callback-host]");
        assertThat(host).hasText("127.0.0.1");
        assertThat(number(host.evaluate(FONT_SIZE))).isGreaterThan(number(host.evaluate(LARGEST_OF_THE_OTHERS)));

        visitor.tabTo(visitor.consent().refuseButton());
        visitor.page().keyboard().press("Enter");

        assertThat(visitor.page().locator("h1")).hasText("Back in the application");
        assertThat(module.answer())
                .containsEntry("error", List.of("access_denied"))
                .doesNotContainKey("key");
    }

    @Test
    @DisplayName("Without JavaScript: scopes that the group may not grant are marked, and there is no Allow button")
    void wrongGroup() {
        try (Visitor plain = chromium.visitor(Chromium.options().setJavaScriptEnabled(false))) {
            plain.open(module.moduleUrl("menu:read,sales:refund")).signIn(userName, Suite.PASSWORD);

            assertThat(plain.page().locator("[data-refused]")).hasCount(1);
            assertThat(plain.page().locator("[data-refused=GROUP]")).containsText("administrator");
            assertThat(plain.consent().allowButton()).hasCount(0);
            plain.consent().refuse();
            assertThat(plain.page().locator("h1")).hasText("Back in the application");
            assertThat(plain.violations()).isEmpty();
        }
    }

    private static double number(Object evaluated) {
        return ((Number) evaluated).doubleValue();
    }
}
