package io.tillgate.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillgate.e2e.checkout.Modules;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConfigurationReferenceTest {

    @Test
    @DisplayName("docs/configuration.md matches the sources (-Dtillgate.docs.update=true rewrites it)")
    void isNotStale() throws IOException {
        ConfigurationReference reference = new ConfigurationReference(Modules.ROOT);
        String current = reference.render();
        if (Boolean.getBoolean("tillgate.docs.update")) {
            Files.writeString(reference.file(), current);
        }
        assertThat(Files.readString(reference.file())).isEqualTo(current);
    }
}
