package io.keyfolio.platform.embedded.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Creates files and directories that only their owner can open, and that a crash leaves complete or absent. */
public final class PrivateFiles {

    private PrivateFiles() {}

    /** Creates a directory with mode 0700. An existing one keeps its mode. */
    public static void createDirectory(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory, mode("rwx------"));
        }
    }

    static FileChannel openForWriting(Path file) throws IOException {
        return FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), mode("rw-------"));
    }

    /** Writes a file with mode 0600 and flushes it to the disk; replaces an existing one atomically. */
    public static void write(Path file, String text) throws IOException {
        Path partial = partial(file);
        Files.deleteIfExists(partial);
        try (FileChannel channel = openForWriting(partial)) {
            ByteBuffer content = UTF_8.encode(text);
            while (content.hasRemaining()) {
                channel.write(content);
            }
            channel.force(true);
        }
        complete(partial, file);
    }

    /** The temporary name of a file or directory that is still incomplete. */
    public static Path partial(Path whole) {
        return whole.resolveSibling(whole.getFileName() + ".partial");
    }

    /** Renames a complete file or directory atomically, and flushes its parent to the disk. */
    public static void complete(Path partial, Path whole) throws IOException {
        Files.move(partial, whole, ATOMIC_MOVE);
        if (isPosix()) { // on other systems a directory can not be opened
            try (FileChannel directory = FileChannel.open(whole.getParent(), StandardOpenOption.READ)) {
                directory.force(true);
            }
        }
    }

    /** An operation that fills a directory. */
    public interface Filling {

        void run() throws IOException;
    }

    /** Fills a directory, and deletes it if that fails, so that a full disk regains its space. */
    public static void make(Path directory, Filling filling) throws IOException {
        try {
            filling.run();
        } catch (IOException | RuntimeException failure) {
            try {
                deleteTree(directory);
            } catch (IOException stillWrittenTo) {
                failure.addSuppressed(stillWrittenTo); // the next start tries again
            }
            throw failure;
        }
    }

    /** Deletes a directory with everything in it; does nothing when it does not exist. */
    public static void deleteTree(Path root) throws IOException {
        if (Files.exists(root)) {
            Files.walkFileTree(root, new Deletion());
        }
    }

    private static FileAttribute<?>[] mode(String permissions) {
        return isPosix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    /** A visitor that deletes files and directories, and follows no links. */
    private static final class Deletion extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
