package io.tillgate.auth.support.outbound;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Calls to URLs that clients registered. */
@ConfigMapping(prefix = "tillgate.auth.outbound")
public interface OutboundConfig {

    /** Whether loopback addresses may be called, also by plain http. For development and tests only. */
    @WithDefault("false")
    boolean allowLoopback();

    /** How long a connection may take, from a millisecond to 30 seconds. */
    @DurationMin(millis = 1)
    @DurationMax(seconds = 30)
    @WithDefault("PT2S")
    Duration connectTimeout();

    /** How long a call may take from the DNS lookup to the last byte, from a millisecond to 60 seconds. */
    @DurationMin(millis = 1)
    @DurationMax(seconds = 60)
    @WithDefault("PT5S")
    Duration timeout();

    /** The maximum length of a response in bytes; from 1 024 to 1 048 576. */
    @Min(1_024)
    @Max(1_048_576)
    @WithDefault("65536")
    int maxResponseBytes();

    /** A PEM file with the only certificate authorities to trust. If absent, those of the Java platform. */
    Optional<Path> trustedCertificatesFile();
}
