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

/** Makes files and directories that nobody but their owner can open, and that a crash leaves whole or absent. */
public final class PrivateFiles {

    private PrivateFiles() {}

    /** Leaves the mode of a directory that exists, as somebody chose it. */
    public static void createDirectory(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory, mode("rwx------"));
        }
    }

    static FileChannel openForWriting(Path file) throws IOException {
        return FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), mode("rw-------"));
    }

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

    /** Where something is made that must not be taken for whole before it is. */
    public static Path partial(Path whole) {
        return whole.resolveSibling(whole.getFileName() + ".partial");
    }

    public static void complete(Path partial, Path whole) throws IOException {
        Files.move(partial, whole, ATOMIC_MOVE);
        if (isPosix()) { // elsewhere a directory can not be opened
            try (FileChannel directory = FileChannel.open(whole.getParent(), StandardOpenOption.READ)) {
                directory.force(true);
            }
        }
    }

    /** Something that fills a directory. */
    public interface Filling {

        void run() throws IOException;
    }

    /** Fills a directory, and deletes it when that fails, so that a full disk has its space back. */
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

    /** Deletes what it visits, and never follows a link. */
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
