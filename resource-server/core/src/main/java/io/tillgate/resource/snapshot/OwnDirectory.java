package io.tillgate.resource.snapshot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A locked directory that only this process writes to and only its user can read. The keys in it are trusted because
 * nobody else could have put them there.
 */
final class OwnDirectory implements AutoCloseable {
    private static final Set<PosixFilePermission> OTHERS_WRITE =
            Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private final Path path;
    private final FileChannel lockChannel;

    private OwnDirectory(Path path, FileChannel lockChannel) {
        this.path = path;
        this.lockChannel = lockChannel;
    }

    /**
     * Opens and locks the directory, and creates it if it does not exist.
     *
     * @throws IOException if that fails, or another process holds the lock
     */
    static OwnDirectory open(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            Files.createDirectories(path, attributes(path.toAbsolutePath(), "rwx------"));
        }
        checkOwn(path);
        FileChannel channel = FileChannel.open(
                path.resolve("lock"),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                attributes(path, "rw-------"));
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new OwnDirectory(path, channel);
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new IOException("another instance uses " + path, e);
        }
        channel.close();
        throw new IOException("another instance uses " + path);
    }

    Path file(String name) {
        return path.resolve(name);
    }

    List<Path> list(String glob) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(path, glob)) {
            found.forEach(files::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return files;
    }

    FileChannel create(String name) throws IOException {
        Files.deleteIfExists(file(name));
        return FileChannel.open(
                file(name),
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                attributes(path, "rw-------"));
    }

    /** Replaces a file atomically. */
    void replace(String name, byte[] content) throws IOException {
        try (FileChannel channel = create(name + ".new")) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        try {
            Files.move(file(name + ".new"), file(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException("the file system of " + path + " cannot replace a file at once", e);
        }
    }

    /** Returns the content of a file; null if it does not exist. */
    byte @Nullable [] read(String name) throws IOException {
        if (!Files.exists(file(name))) {
            return null;
        }
        checkOwn(file(name));
        return Files.readAllBytes(file(name));
    }

    /** Checks that others cannot write to a file, and so cannot put their own keys into it. */
    static void checkOwn(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view != null && view.readAttributes().permissions().stream().anyMatch(OTHERS_WRITE::contains)) {
            throw new DamagedSnapshotException("others may write to " + file);
        }
    }

    private static FileAttribute<?>[] attributes(Path where, String permissions) {
        boolean posix = where.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    @Override
    public void close() throws IOException {
        lockChannel.close();
    }
}
