package io.keyfolio.platform.text;

import java.util.Set;

/** The ways in which a code point shows in a text. */
enum CharacterKind {
    VISIBLE(""),
    /** White space, and what looks like it. */
    BLANK(""),
    /** A control character of ISO 646 or ISO 6429 (C0, C1). */
    CONTROL("a control character"),
    /** The line and the paragraph separator. */
    SEPARATOR("a line separator"),
    /** An embedding, an override or an isolate: it turns what follows, beyond the text too. */
    DIRECTION("a bidirectional control"),
    /** Nothing is drawn for it. */
    INVISIBLE("an invisible character"),
    /** A noncharacter, half a surrogate pair, or a code point that has no character yet. */
    UNASSIGNED("which is no character");

    /** The blank of Braille and a note head without ink are symbols to Unicode. */
    private static final Set<Integer> OTHER_BLANKS = Set.of(0x2800, 0x1D159);

    /** The controls of interlinear annotation, which plain text has no use for. */
    private static final int FIRST_ANNOTATION = 0xFFF9;

    private static final int LAST_ANNOTATION = 0xFFFB;

    private final String description;

    CharacterKind(String description) {
        this.description = description;
    }

    /** What it is, where a text must not contain it. */
    String description() {
        return description;
    }

    /** Whether a text with it may look like one without. */
    boolean isHidden() {
        return this != VISIBLE && this != BLANK;
    }

    static CharacterKind of(int point) {
        if (point > ' ' && point < 0x7F) {
            return VISIBLE;
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL -> CONTROL;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> SEPARATOR;
            case Character.SPACE_SEPARATOR -> BLANK;
            case Character.SURROGATE -> UNASSIGNED;
            default -> other(point);
        };
    }

    private static CharacterKind other(int point) {
        if (isDirection(point)) {
            return DIRECTION;
        }
        if (!UnicodeRanges.ASSIGNED.contains(point)) {
            return UNASSIGNED;
        }
        if (UnicodeRanges.IGNORABLE.contains(point) || (point >= FIRST_ANNOTATION && point <= LAST_ANNOTATION)) {
            return INVISIBLE;
        }
        return OTHER_BLANKS.contains(point) ? BLANK : VISIBLE;
    }

    private static boolean isDirection(int point) {
        return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    }
}
