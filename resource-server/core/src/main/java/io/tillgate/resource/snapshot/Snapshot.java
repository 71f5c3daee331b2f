package io.tillgate.resource.snapshot;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The snapshot of one instance: a file of appended records, and a small state file that is replaced and contains the
 * length of the records that count. Records beyond it are truncated at the next start, so a crash loses the last few
 * seconds. For one thread.
 */
public final class Snapshot implements AutoCloseable {
    private static final String STATE = "state";
    private static final int BUFFER_BYTES = 256 * 1024;
    private static final int BATCH = 4_000;

    private final OwnDirectory directory;
    private final long maximumBytes;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    private CRC32C checksum = new CRC32C();
    private @Nullable FileChannel records;
    private long generation;
    private long bytes;
    private long bytesAfterCleaning;

    /** Receives the records of a snapshot in batches, in order. */
    public interface Batches {
        /** Receives the next records. */
        void next(List<SnapshotRecord> batch) throws IOException, InterruptedException;
    }

    private Snapshot(OwnDirectory directory, long maximumBytes) {
        this.directory = directory;
        this.maximumBytes = maximumBytes;
    }

    /**
     * Opens the snapshot in a directory, which is created if it does not exist.
     *
     * @param maximumBytes the maximum size of the records
     * @throws IOException if the directory is unusable or used by another instance
     */
    public static Snapshot open(Path directory, long maximumBytes) throws IOException {
        return new Snapshot(OwnDirectory.open(directory), maximumBytes);
    }

    /**
     * Returns the state that the last run saved; empty if there is none.
     *
     * @throws DamagedSnapshotException if it was truncated or changed
     */
    public Optional<SnapshotState> state() throws IOException {
        byte[] content = directory.read(STATE);
        return content == null ? Optional.empty() : Optional.of(SnapshotState.of(content));
    }

    /**
     * Reads the records of a state.
     *
     * @return their checksum, for {@link #resume}
     * @throws DamagedSnapshotException if they were truncated or changed; batches received before may be valid
     */
    public CRC32C read(SnapshotState state, Batches batches) throws IOException, InterruptedException {
        Path file = directory.file(name(state.generation()));
        if (!Files.exists(file) || Files.size(file) < state.bytes()) {
            throw new DamagedSnapshotException("the records were cut");
        }
        OwnDirectory.checkOwn(file);
        CRC32C sum = new CRC32C();
        long position = 0;
        List<SnapshotRecord> batch = new ArrayList<>();
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES))) {
            while (position < state.bytes()) {
                SnapshotRecord record = SnapshotRecord.read(in, sum);
                position += record.length();
                batch.add(record);
                if (batch.size() == BATCH) {
                    batches.next(batch);
                    batch = new ArrayList<>();
                }
            }
        }
        batches.next(batch);
        if (position != state.bytes() || sum.getValue() != state.checksum()) {
            throw new DamagedSnapshotException("the records do not match the state");
        }
        return sum;
    }

    /** Continues after the records of a state, with their checksum. */
    public void resume(SnapshotState state, CRC32C read) throws IOException {
        generation = state.generation();
        bytes = state.bytes();
        bytesAfterCleaning = bytes;
        checksum = read;
        FileChannel channel = FileChannel.open(directory.file(name(generation)), StandardOpenOption.WRITE);
        records = channel.truncate(bytes).position(bytes);
        deleteOld();
    }

    /** Discards all records and starts empty. */
    public void begin() throws IOException {
        Files.deleteIfExists(directory.file(STATE));
        bytesAfterCleaning = 0;
        buffer.clear();
        nextGeneration();
        deleteOld();
    }

    /** Appends a record; it counts once a state is saved. */
    public void append(SnapshotRecord record) throws IOException {
        ByteBuffer written = record.write(checksum);
        bytes += written.remaining();
        if (written.remaining() > buffer.remaining()) {
            flush();
        }
        if (written.remaining() > buffer.remaining()) {
            write(written);
        } else {
            buffer.put(written);
        }
    }

    /** Saves a state, which makes all appended records count, and deletes the files of earlier states. */
    public void save(String topicId, long nextOffset, String heartbeat, String keys) throws IOException {
        flush();
        if (records != null) {
            records.force(false);
        }
        directory.replace(
                STATE,
                new SnapshotState(generation, bytes, checksum.getValue(), topicId, nextOffset, heartbeat, keys)
                        .toBytes());
        deleteOld();
    }

    /** Returns whether so much was appended that removing expired records may be worthwhile. */
    public boolean wantsCleaning() {
        return bytes > maximumBytes || bytes > 2 * bytesAfterCleaning + 16L * BUFFER_BYTES;
    }

    /**
     * Copies the records that have not expired into a new file; they count once a state is saved.
     *
     * @throws IOException if they exceed the maximum size
     */
    public void clean(long nowSecond) throws IOException, InterruptedException {
        flush();
        SnapshotState all = new SnapshotState(generation, bytes, checksum.getValue(), "", 0, "", "");
        nextGeneration();
        var unused = read(all, batch -> copy(batch, nowSecond));
        bytesAfterCleaning = bytes;
        if (bytes > maximumBytes) {
            throw new IOException("the records take more than " + maximumBytes + " bytes");
        }
    }

    private void nextGeneration() throws IOException {
        closeRecords();
        generation++;
        bytes = 0;
        checksum = new CRC32C();
        records = directory.create(name(generation));
    }

    private void deleteOld() throws IOException {
        for (Path file : directory.list("records-*")) {
            if (!file.getFileName().toString().equals(name(generation))) {
                Files.delete(file);
            }
        }
    }

    private void copy(List<SnapshotRecord> batch, long nowSecond) throws IOException {
        for (SnapshotRecord record : batch) {
            if (record.forgetAt() >= nowSecond) {
                append(record);
            }
        }
    }

    private void flush() throws IOException {
        write(buffer.flip());
        buffer.clear();
    }

    private void write(ByteBuffer from) throws IOException {
        FileChannel channel = records;
        if (channel == null) {
            throw new IOException("the snapshot is not open");
        }
        while (from.hasRemaining()) {
            channel.write(from);
        }
    }

    private void closeRecords() throws IOException {
        if (records != null) {
            records.close();
            records = null;
        }
    }

    private static String name(long generation) {
        return "records-" + generation;
    }

    @Override
    public void close() throws IOException {
        closeRecords();
        directory.close();
    }
}
