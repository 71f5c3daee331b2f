package io.tillgate.user.language;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What language to write in. */
@ConfigMapping(prefix = "tillgate.users")
public interface LanguageConfig {

    /** The language of mails and pages for who asks for none that is written here: {@code en} or {@code it}. */
    @WithDefault("en")
    Language language();
}
