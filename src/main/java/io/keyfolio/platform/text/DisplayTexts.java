package io.keyfolio.platform.text;

import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Tells which texts may be shown to people as names: those that look like what they hold. A name that hides characters or turns
 * the text around it can pass for another one (docs/values.md, "Names").
 */
public final class DisplayTexts {

    private static final int LINE_FEED = '\n';
    private static final int CARRIAGE_RETURN = '\r';
    private static final int TAB = '\t';

    private DisplayTexts() {}

    /** The text without white space at its ends; empty when there is nothing to see in it. */
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

    /** What the text must not contain, to complete "The … field "; empty when it may be shown. */
    public static Optional<String> brokenRule(String text, boolean multiline) {
        int[] points = text.codePoints().toArray();
        return firstRule(points, place -> isUnfit(points, place) && !(multiline && isOfLines(points, place)));
    }

    /** As {@link #brokenRule}, for texts that programs compare: no invisible character is needed in those. */
    public static Optional<String> hiddenCharacter(String text) {
        int[] points = text.codePoints().toArray();
        return firstRule(points, place -> CharacterKind.of(points[place]).isHidden());
    }

    /** The text as it may be shown: controls and separators as blanks, without what else is unfit. For texts of one line. */
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

    /** A carriage return by itself would have a terminal write over the line. */
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
