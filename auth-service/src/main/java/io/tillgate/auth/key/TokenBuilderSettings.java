package io.tillgate.auth.key;

import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * Fixed settings of the JWT builder, with the highest priority: it signs the given claims and neither adds nor replaces
 * any. An empty value hides the value of any other source.
 */
public final class TokenBuilderSettings implements ConfigSource {
    private static final Map<String, String> FIXED = Map.of(
            "smallrye.jwt.new-token.add-default-claims", "false",
            "smallrye.jwt.new-token.override-matching-claims", "false",
            "smallrye.jwt.new-token.issuer", "",
            "smallrye.jwt.new-token.audience", "",
            "smallrye.jwt.sign.relax-key-validation", "false");

    @Override
    public Set<String> getPropertyNames() {
        return FIXED.keySet();
    }

    @Override
    public @Nullable String getValue(String name) {
        return FIXED.get(name);
    }

    @Override
    public String getName() {
        return "JWT builder";
    }

    @Override
    public int getOrdinal() {
        return Integer.MAX_VALUE;
    }
}
