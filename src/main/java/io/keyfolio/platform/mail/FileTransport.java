package io.keyfolio.platform.mail;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jboss.logging.Logger;

/** Writes each mail as a file that mail programs open, and logs its name: for a service without an SMTP server. */
final class FileTransport implements MailTransport {

    private static final Logger LOG = Logger.getLogger(FileTransport.class);

    private final Vertx vertx;
    private final Path directory;
    private final MailMessages messages;

    FileTransport(Vertx vertx, Path directory, MailMessages messages) {
        this.vertx = vertx;
        this.directory = directory;
        this.messages = messages;
    }

    @Override
    public Uni<Void> send(OutgoingMail mail) {
        return Uni.createFrom()
                .completionStage(
                        () -> vertx.executeBlocking(() -> write(mail), false).toCompletionStage())
                .invoke(file -> LOG.infof("Mail written to %s, because KEYFOLIO_MAIL_HOST is not set.", file))
                .replaceWithVoid();
    }

    /** The name appears with the whole content, for programs that watch the directory. */
    private Path write(OutgoingMail mail) throws IOException {
        Files.createDirectories(directory);
        Path file = directory.resolve(mail.id() + ".eml");
        Path begun = directory.resolve(mail.id() + ".part");
        Files.deleteIfExists(begun);
        if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
            Files.createFile(begun, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(begun, messages.asText(mail), StandardCharsets.UTF_8);
        return Files.move(begun, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
