package io.tillgate.audit.checkpoint;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

/** Settings of signed checkpoints. */
@ConfigMapping(prefix = "tillgate.audit.checkpoint")
interface CheckpointConfig {

    /**
     * The name of the log and of its key, without spaces and plus signs. It must be unique among logs and must never
     * change.
     */
    @WithDefault("tillgate/audit")
    @Pattern(regexp = "[^\\s+]{1,200}")
    String origin();

    /**
     * A file with 32 random bytes in Base64, the same for all instances: the Ed25519 key that signs checkpoints.
     * Required in every profile except dev and test, where the process generates a key of its own.
     */
    Optional<Path> keyFile();

    /** The log's earlier public keys, as {@code GET /audit/checkpoints/key} returned them; verification only. */
    Optional<List<String>> formerKeys();

    /** How often a checkpoint is signed if the log has grown. At least a second. */
    @WithDefault("PT2S")
    @NotNull
    @DurationMin(seconds = 1)
    Duration interval();

    /**
     * A directory outside the database to which checkpoints are also written, one file per day. It should be
     * append-only. Empty for none.
     */
    Optional<Path> directory();
}
