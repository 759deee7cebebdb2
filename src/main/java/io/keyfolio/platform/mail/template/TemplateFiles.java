package io.keyfolio.platform.mail.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** The files of templates: those of the operator, and those of the service for all others. */
final class TemplateFiles {

    /** The language of an account is part of a path, and its owner chooses it. */
    private static final Pattern NAME = Pattern.compile("(?:[a-z]{2,3}/)?[a-z-]+\\.(?:txt|html)");

    private final Optional<Path> directory;

    TemplateFiles(Optional<Path> directory) {
        this.directory = directory;
    }

    /** The content of a file; empty when there is none. */
    Optional<String> read(String name) {
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        Optional<Path> own = directory.map(parent -> parent.resolve(name)).filter(Files::isReadable);
        try {
            return own.isPresent() ? Optional.of(Files.readString(own.get())) : builtIn(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> builtIn(String name) throws IOException {
        try (InputStream file = TemplateFiles.class.getResourceAsStream("/mail/" + name)) {
            return file == null
                    ? Optional.empty()
                    : Optional.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
