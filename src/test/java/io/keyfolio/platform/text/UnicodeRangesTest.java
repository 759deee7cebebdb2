package io.keyfolio.platform.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import io.keyfolio.testing.GeneratedFile;
import java.io.IOException;
import java.util.BitSet;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The sets of code points are those of the newest available Unicode version. */
class UnicodeRangesTest {

    private static final String PER_LINE = "(\\S+(?: \\S+){0,9}) ?";

    /** The joining types of letters that join (Unicode, section 9.2). */
    private static final Set<Integer> JOIN = Set.of(
            UCharacter.JoiningType.DUAL_JOINING,
            UCharacter.JoiningType.LEFT_JOINING,
            UCharacter.JoiningType.RIGHT_JOINING);

    /** The characters that make letters form a conjunct. */
    private static final Set<Integer> STACK =
            Set.of(UCharacter.IndicSyllabicCategory.VIRAMA, UCharacter.IndicSyllabicCategory.INVISIBLE_STACKER);

    private static final Set<Integer> OF_NO_SCRIPT = Set.of(UScript.COMMON, UScript.INHERITED);

    @Test
    void listIsThatOfTheLibraryOfTheTests() throws IOException {
        BitSet scripts = joiningScripts();

        GeneratedFile.assertCurrent(
                "src/main/resources/unicode-ranges.txt",
                "# Code points of Unicode " + UCharacter.getUnicodeVersion() + " in hexadecimal\n"
                        + section("assigned", UnicodeRangesTest::isAssigned)
                        + section("default-ignorable", has(UProperty.DEFAULT_IGNORABLE_CODE_POINT))
                        + section("extended-pictographic", has(UProperty.EXTENDED_PICTOGRAPHIC))
                        + section("joining-scripts", point -> scripts.get(UScript.getScript(point)) || isTatweel(point))
                        + section("complex-context", UnicodeRangesTest::isOfComplexContext));
    }

    @Test
    void listHasEveryCharacterOfThePlatform() {
        String missing = points(point -> Character.getType(point) != Character.UNASSIGNED)
                .filter(point -> !UnicodeRanges.ASSIGNED.contains(point))
                .mapToObj(Integer::toHexString)
                .collect(Collectors.joining(" "));

        assertEquals("", missing, "renew the list with a newer com.ibm.icu:icu4j and src/test/data/run");
    }

    @Test
    void setHoldsItsRangesAndNothingElse() {
        assertEquals("ad", firsts(UnicodeRanges.IGNORABLE));
        assertEquals("a9", firsts(UnicodeRanges.PICTOGRAPHS));
        assertEquals("0", firsts(UnicodeRanges.ASSIGNED));
        assertEquals(
                points(UnicodeRangesTest::isAssigned).count(),
                points(UnicodeRanges.ASSIGNED::contains).count());
    }

    private static String firsts(UnicodeRanges set) {
        return Integer.toHexString(points(set::contains).findFirst().orElseThrow());
    }

    private static boolean isAssigned(int point) {
        return UCharacter.isDefined(point) || UCharacter.hasBinaryProperty(point, UProperty.EXTENDED_PICTOGRAPHIC);
    }

    /** Whether the character is the tatweel, which joins the letters of many scripts. */
    private static boolean isTatweel(int point) {
        return UCharacter.isLetter(point)
                && UCharacter.getIntPropertyValue(point, UProperty.JOINING_TYPE) == UCharacter.JoiningType.JOIN_CAUSING;
    }

    private static boolean isOfComplexContext(int point) {
        return UCharacter.getIntPropertyValue(point, UProperty.LINE_BREAK) == UCharacter.LineBreak.COMPLEX_CONTEXT;
    }

    private static BitSet joiningScripts() {
        BitSet scripts = new BitSet();
        points(point -> JOIN.contains(UCharacter.getIntPropertyValue(point, UProperty.JOINING_TYPE))
                        || STACK.contains(UCharacter.getIntPropertyValue(point, UProperty.INDIC_SYLLABIC_CATEGORY)))
                .map(UScript::getScript)
                .filter(script -> !OF_NO_SCRIPT.contains(script))
                .forEach(scripts::set);
        return scripts;
    }

    private static IntPredicate has(int property) {
        return point -> UCharacter.hasBinaryProperty(point, property);
    }

    private static String section(String name, IntPredicate members) {
        StringBuilder ranges = new StringBuilder();
        int first = next(0, members);
        while (first <= Character.MAX_CODE_POINT) {
            int end = next(first, members.negate());
            ranges.append(hex(first))
                    .append(end - first == 1 ? "" : "-" + hex(end - 1))
                    .append(' ');
            first = next(end, members);
        }
        return name + ":\n" + ranges.toString().replaceAll(PER_LINE, "$1\n");
    }

    private static int next(int from, IntPredicate members) {
        int point = from;
        while (point <= Character.MAX_CODE_POINT && !members.test(point)) {
            point++;
        }
        return point;
    }

    private static String hex(int point) {
        return Integer.toHexString(point);
    }

    private static IntStream points(IntPredicate members) {
        return IntStream.rangeClosed(0, Character.MAX_CODE_POINT).filter(members);
    }
}
