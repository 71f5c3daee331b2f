package io.tillgate.audit.checkpoint;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Signed checkpoints of the log. */
@ConfigMapping(prefix = "tillgate.audit.checkpoint")
interface CheckpointConfig {

    /**
     * The name of the log and of its key, without spaces and plus signs; other logs have other names, and it stays for
     * the log's life.
     */
    @WithDefault("tillgate/audit")
    @Pattern(regexp = "[^\\s+]{1,200}")
    String origin();

    /**
     * A file with 32 random bytes in Base64, the same for all instances: the Ed25519 key that checkpoints are signed
     * with. Needed in every profile but dev and test, where a key of the process's own takes its place.
     */
    Optional<Path> keyFile();

    /** Public keys of this log before the present one, as {@code GET /audit/checkpoints/key} gave them; for checks. */
    Optional<List<String>> formerKeys();

    /** How often a checkpoint is signed where the log has grown. At least a few hundred milliseconds. */
    @WithDefault("PT2S")
    @NotNull
    Duration interval();

    /**
     * A directory outside the database, best one that can only be added to, where checkpoints are written too: a file a
     * day. Empty for none.
     */
    Optional<Path> directory();
}
