package io.keyfolio.platform.text;

import java.util.Set;

/** The kinds of code points, by the way they appear in a text. */
enum CharacterKind {
    VISIBLE(""),
    /** White space, and characters that look like it. */
    BLANK(""),
    /** A control character of ISO 646 or ISO 6429 (C0, C1). */
    CONTROL("a control character"),
    /** The line and the paragraph separator. */
    SEPARATOR("a line separator"),
    /** An embedding, an override or an isolate, which changes the direction of the text after it, beyond its own field too. */
    DIRECTION("a bidirectional control"),
    /** A character that is drawn as nothing. */
    INVISIBLE("an invisible character"),
    /** A noncharacter, an unpaired surrogate, or an unassigned code point. */
    UNASSIGNED("which is no character");

    /** The Braille blank and the null note head, which Unicode classifies as symbols. */
    private static final Set<Integer> OTHER_BLANKS = Set.of(0x2800, 0x1D159);

    /** The controls of interlinear annotation, which plain text has no use for. */
    private static final int FIRST_ANNOTATION = 0xFFF9;

    private static final int LAST_ANNOTATION = 0xFFFB;

    private final String description;

    CharacterKind(String description) {
        this.description = description;
    }

    /** The name of the kind, for the message that refuses such a character. */
    String description() {
        return description;
    }

    /** Whether a text with such a character can look like a text without it. */
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
