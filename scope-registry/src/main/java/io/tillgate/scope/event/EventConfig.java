package io.tillgate.scope.event;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.NotBlank;

/** How this instance names itself in events. */
@ConfigMapping(prefix = "tillgate.event")
interface EventConfig {

    /** The CloudEvents {@code source}: service and instance, for example {@code /scope-registry/host-1}. */
    @NotBlank
    String source();
}
