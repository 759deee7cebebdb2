package io.keyfolio.platform.text;

/** The rules for invisible characters that the letters of a script or an emoji need. */
final class JoinControls {

    private static final int ZERO_WIDTH_SPACE = 0x200B;
    private static final int NON_JOINER = 0x200C;
    private static final int JOINER = 0x200D;
    private static final int MONGOLIAN_VOWEL_SEPARATOR = 0x180E;

    private static final int BLACK_FLAG = 0x1F3F4;
    private static final int CANCEL_TAG = 0xE007F;

    /** The number of tags that spell a region, such as gbsct (UTS #51, ED-14a). */
    private static final int FEWEST_TAGS = 3;

    private static final int MOST_TAGS = 6;

    private JoinControls() {}

    /** Whether the invisible character at {@code place} is needed there. */
    static boolean belongsAt(int place, int[] points) {
        int point = points[place];
        if (point == JOINER) {
            return joinsLetters(place, points) || joinsEmoji(place, points);
        }
        if (point == NON_JOINER || point == MONGOLIAN_VOWEL_SEPARATOR) {
            return joinsLetters(place, points) && isIn(UnicodeRanges.JOINING, place + 1, points);
        }
        if (point == ZERO_WIDTH_SPACE) {
            return isIn(UnicodeRanges.UNSPACED, place - 1, points) && isIn(UnicodeRanges.UNSPACED, place + 1, points);
        }
        return isTag(point)
                ? isFlag(place, points)
                : isVariationSelector(point)
                        && place > 0
                        && CharacterKind.of(points[place - 1]) == CharacterKind.VISIBLE;
    }

    /** Whether a letter precedes the character, with any marks on it. Malayalam and Persian words may end in a joiner. */
    private static boolean joinsLetters(int place, int[] points) {
        int before = place - 1;
        while (before > 0 && !isIn(UnicodeRanges.JOINING, before, points) && isMark(points[before])) {
            before--;
        }
        return isIn(UnicodeRanges.JOINING, before, points);
    }

    /** Whether the joiner connects two emoji, as in a family. A skin tone or a variation selector may precede it. */
    private static boolean joinsEmoji(int place, int[] points) {
        int before = place - 1;
        while (before > 0 && (isSkinTone(points[before]) || isVariationSelector(points[before]))) {
            before--;
        }
        return isIn(UnicodeRanges.PICTOGRAPHS, before, points) && isIn(UnicodeRanges.PICTOGRAPHS, place + 1, points);
    }

    /** Whether the tag belongs to a flag such as Scotland's: a black flag, the tags of a region, and the cancel tag. */
    private static boolean isFlag(int place, int[] points) {
        int first = place;
        while (first > 0 && isTag(points[first - 1])) {
            first--;
        }
        int end = first;
        while (end < points.length && isTag(points[end]) && points[end] != CANCEL_TAG) {
            end++;
        }
        int tags = end - first;
        boolean spelt = tags >= FEWEST_TAGS && tags <= MOST_TAGS;
        return spelt
                && first > 0
                && points[first - 1] == BLACK_FLAG
                && end < points.length
                && place <= end
                && points[end] == CANCEL_TAG;
    }

    private static boolean isIn(UnicodeRanges set, int place, int[] points) {
        return place >= 0
                && place < points.length
                && set.contains(points[place])
                && CharacterKind.of(points[place]) == CharacterKind.VISIBLE;
    }

    private static boolean isMark(int point) {
        return Character.getType(point) == Character.NON_SPACING_MARK
                && CharacterKind.of(point) == CharacterKind.VISIBLE;
    }

    private static boolean isSkinTone(int point) {
        return point >= 0x1F3FB && point <= 0x1F3FF;
    }

    /** Whether the code point selects one of several forms: of emoji, of Chinese characters or of Mongolian letters. */
    private static boolean isVariationSelector(int point) {
        return (point >= 0xFE00 && point <= 0xFE0F)
                || (point >= 0xE0100 && point <= 0xE01EF)
                || (point >= 0x180B && point <= 0x180D)
                || point == 0x180F;
    }

    /** Whether the code point is a tag: a digit, a small letter, or the cancel tag. */
    private static boolean isTag(int point) {
        return (point >= 0xE0030 && point <= 0xE0039) || (point >= 0xE0061 && point <= 0xE007A) || point == CANCEL_TAG;
    }
}
