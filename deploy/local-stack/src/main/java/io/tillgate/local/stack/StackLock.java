package io.tillgate.local.stack;

import io.tillgate.local.config.StateDirectory;
import io.tillgate.local.part.PartException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Ensures that one program at a time starts or stops parts of a stack. The lock ends with the process. */
public final class StackLock implements AutoCloseable {
    private final FileChannel channel;

    private StackLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * @throws PartException if another program holds it
     */
    public static StackLock take(StateDirectory state) throws IOException {
        state.create();
        Path file = state.path().resolve("lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new PartException("Another ./tillgate is starting or stopping parts of " + state.path()
                    + ". Try again when it is done.");
        }
        return new StackLock(channel);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
