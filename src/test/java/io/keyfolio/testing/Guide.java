package io.keyfolio.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The commands of a page of documentation. */
public final class Guide {

    private static final Pattern COMMANDS = Pattern.compile("(?ms)^```bash\\n(.*?)^```$");

    private final String text;

    private Guide(String text) {
        this.text = text;
    }

    public static Guide read(Path file) throws IOException {
        return new Guide(Files.readString(file));
    }

    /** All blocks of bash, in their order. */
    public List<String> commands() {
        return blocks(text);
    }

    /** Those below a heading, up to the next. */
    public List<String> commands(String heading) {
        int start = text.indexOf("\n## " + heading + "\n");
        if (start < 0) {
            throw new IllegalArgumentException("no heading " + heading);
        }
        int end = text.indexOf("\n## ", start + 1);
        return blocks(text.substring(start, end < 0 ? text.length() : end));
    }

    private static List<String> blocks(String text) {
        return COMMANDS.matcher(text).results().map(block -> block.group(1)).toList();
    }
}
