package io.tillgate.user.language;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.tillgate.web.Language;

/** The language of mails and pages. */
@ConfigMapping(prefix = "tillgate.users")
public interface LanguageConfig {

    /**
     * The language of mails and pages if the user's languages include none that is supported: {@code en} or {@code it}.
     */
    @WithDefault("en")
    Language language();
}
