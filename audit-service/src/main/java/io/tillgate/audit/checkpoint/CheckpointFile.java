package io.tillgate.audit.checkpoint;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.tillgate.audit.proof.Checkpoint;
import io.tillgate.audit.proof.MalformedProofException;
import io.tillgate.audit.proof.SignedNote;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Writes checkpoints to files outside the database, see {@link CheckpointConfig#directory()}: one append-only file per
 * day (UTC). Files are read and written on worker threads.
 */
@ApplicationScoped
public class CheckpointFile {
    private static final Logger LOG = Logger.getLogger(CheckpointFile.class);
    private static final String ENDING = ".checkpoints";

    private final Optional<Path> directory;
    private final CheckpointKeys keys;

    CheckpointFile(CheckpointConfig config, CheckpointKeys keys) {
        this.directory = config.directory();
        this.keys = keys;
    }

    /** Appends a checkpoint to the file of its day, if a directory is set. Fails with {@link UncheckedIOException}. */
    Uni<Void> append(StoredCheckpoint checkpoint) {
        return directory
                .map(path -> Uni.createFrom()
                        .<Void>item(() -> {
                            append(path, checkpoint);
                            return null;
                        })
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool()))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /**
     * Returns the largest genuine checkpoint in the two newest files. Empty if there is none, if no directory is set,
     * or if the directory cannot be read.
     */
    public Uni<Optional<StoredCheckpoint>> largest() {
        return directory
                .map(path -> Uni.createFrom()
                        .item(() -> largest(path))
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                        .onFailure()
                        .invoke(e -> LOG.errorf(e, "Cannot read the checkpoints in %s", path))
                        .onFailure()
                        .recoverWithItem(Optional.empty()))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private static void append(Path directory, StoredCheckpoint checkpoint) {
        LocalDate day = checkpoint.signedAt().atOffset(ZoneOffset.UTC).toLocalDate();
        try {
            Files.writeString(
                    directory.resolve(day + ENDING),
                    checkpoint.note() + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<StoredCheckpoint> largest(Path path) {
        List<StoredCheckpoint> kept = new ArrayList<>();
        try (Stream<Path> files = Files.list(path)) {
            for (Path file : files.filter(each -> each.toString().endsWith(ENDING))
                    .sorted(Comparator.reverseOrder())
                    .limit(2)
                    .toList()) {
                for (String note : SignedNote.split(Files.readString(file))) {
                    kept.add(new StoredCheckpoint(size(note), note, Instant.EPOCH));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return kept.stream()
                .sorted(Comparator.comparingLong(StoredCheckpoint::size).reversed())
                .filter(this::isOurs)
                .findFirst();
    }

    /** Returns the size that a note states, without checking its signature; -1 if the note is malformed. */
    private static long size(String note) {
        try {
            return Checkpoint.parse(note).size();
        } catch (MalformedProofException e) {
            return -1;
        }
    }

    private boolean isOurs(StoredCheckpoint checkpoint) {
        try {
            keys.open(checkpoint.note());
            return true;
        } catch (MalformedProofException e) {
            LOG.warnf("Ignoring a checkpoint of %d events in the directory: %s", checkpoint.size(), e.getMessage());
            return false;
        }
    }
}
