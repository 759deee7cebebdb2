package io.keyfolio.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The commands of documentation pages. */
public final class Guide {

    private static final Pattern COMMANDS = Pattern.compile("(?ms)^```bash\\n(.*?)^```$");

    private static final List<String> RUNBOOKS =
            List.of("rotate-keys", "incidents", "import-from-sanctum", "back-up-and-restore");

    private final String text;

    private Guide(String text) {
        this.text = text;
    }

    /** The runbooks, which docs/how-to/README.md lists. */
    public static Guide runbooks() {
        return new Guide(RUNBOOKS.stream()
                .map(name -> MarkdownFiles.read(Path.of("docs", "how-to", name + ".md")))
                .collect(Collectors.joining("\n")));
    }

    /** All bash blocks, in order. */
    public List<String> commands() {
        return blocks(text);
    }

    /** The bash blocks below a heading of the second level. */
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
