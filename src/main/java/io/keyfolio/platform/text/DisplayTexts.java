package io.keyfolio.platform.text;

import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The rules for texts that are shown to people, such as names. A text that hides characters, or changes the direction of the
 * text around it, can imitate another one (docs/reference/values.md, "Names").
 */
public final class DisplayTexts {

    private static final int LINE_FEED = '\n';
    private static final int CARRIAGE_RETURN = '\r';
    private static final int TAB = '\t';

    private DisplayTexts() {}

    /** The text without white space at its ends; empty when all characters are blank, invisible or control characters. */
    public static String trim(String text) {
        if (text.codePoints().allMatch(DisplayTexts::isBlank)) {
            return "";
        }
        int start = 0;
        while (isSpace(text.codePointAt(start))) {
            start += Character.charCount(text.codePointAt(start));
        }
        int end = text.length();
        while (isSpace(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(start, end);
    }

    /** The rule that the text breaks, to complete "The … field "; empty when it may be shown. */
    public static Optional<String> brokenRule(String text, boolean multiline) {
        int[] points = text.codePoints().toArray();
        return firstRule(points, place -> isUnfit(points, place) && !(multiline && isOfLines(points, place)));
    }

    /** As {@link #brokenRule}, for texts that programs compare, in which every hidden character is refused. */
    public static Optional<String> hiddenCharacter(String text) {
        int[] points = text.codePoints().toArray();
        return firstRule(points, place -> CharacterKind.of(points[place]).isHidden());
    }

    /**
     * A copy of a text of one line that may be shown: control characters and separators become blanks, other refused characters
     * are removed.
     */
    public static String clean(String text) {
        int[] points = text.codePoints().map(DisplayTexts::controlAsBlank).toArray();
        StringBuilder clean = new StringBuilder();
        for (int place = 0; place < points.length; place++) {
            if (!isUnfit(points, place)) {
                clean.appendCodePoint(points[place]);
            }
        }
        String cleaned = trim(clean.toString());
        return cleaned.equals(text) ? text : clean(cleaned);
    }

    private static Optional<String> firstRule(int[] points, IntPredicate isWrong) {
        return IntStream.range(0, points.length)
                .filter(isWrong)
                .mapToObj(place -> String.format(
                        Locale.ROOT,
                        "must not contain U+%04X, %s (character %d)",
                        points[place],
                        CharacterKind.of(points[place]).description(),
                        place + 1))
                .findFirst();
    }

    private static boolean isUnfit(int[] points, int place) {
        CharacterKind kind = CharacterKind.of(points[place]);
        return kind.isHidden() && !(kind == CharacterKind.INVISIBLE && JoinControls.belongsAt(place, points));
    }

    /**
     * Whether the character is a tab or part of a line break. A lone carriage return is not: a terminal would overwrite the
     * line.
     */
    private static boolean isOfLines(int[] points, int place) {
        return points[place] == LINE_FEED
                || points[place] == TAB
                || (points[place] == CARRIAGE_RETURN && place + 1 < points.length && points[place + 1] == LINE_FEED);
    }

    private static int controlAsBlank(int point) {
        CharacterKind kind = CharacterKind.of(point);
        return kind == CharacterKind.CONTROL || kind == CharacterKind.SEPARATOR ? ' ' : point;
    }

    private static boolean isBlank(int point) {
        CharacterKind kind = CharacterKind.of(point);
        return kind != CharacterKind.VISIBLE && kind != CharacterKind.UNASSIGNED;
    }

    private static boolean isSpace(int point) {
        return CharacterKind.of(point) == CharacterKind.BLANK || Character.isWhitespace(point);
    }
}
