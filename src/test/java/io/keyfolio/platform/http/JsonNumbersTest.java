package io.keyfolio.platform.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.keyfolio.platform.json.JsonRequest;
import io.keyfolio.platform.json.JsonRequests;
import io.keyfolio.platform.problem.InvalidFields;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Max;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers that bodies can contain, and the refusals of the others. */
class JsonNumbersTest {

    private static final Set<Class<?>> INTEGERS =
            Set.of(int.class, Integer.class, long.class, Long.class, short.class, Short.class);
    private static final JsonRequests REQUESTS = Json.requests();

    /** A body with a number of each type. */
    record Numbers(
            @Max(value = 10, message = "is too great") BigInteger whole,

            @DecimalMax(value = "1.5", message = "is too great")
            Double decimal,

            String text)
            implements JsonRequest {}

    @ParameterizedTest
    @CsvSource({"8, 8", "8.0, 8", "0.8e1, 8", "-7, -7", "0e999999999, 0"})
    void integerIsTakenHoweverItIsWritten(String number, BigInteger whole) {
        assertEquals(whole, read("whole", number).whole());
    }

    @ParameterizedTest
    @CsvSource({"1.5, 1.5", "15e-1, 1.5", "1, 1", "-0.0, 0", "-1e-999999999, 0", "1e-400, 0"})
    void decimalIsTakenHoweverItIsWritten(String number, double decimal) {
        assertEquals(decimal, read("decimal", number).decimal());
    }

    @ParameterizedTest
    @CsvSource({
        "whole, 11, is too great",
        "whole, 9223372036854775808, is too great",
        "whole, 1e999999999, is too great",
        "whole, 1.5, must be a whole number",
        "whole, 1e-999999999, must be a whole number",
        "whole, '\"8\"', must be a number",
        "whole, '\"\"', must be a number",
        "whole, true, must be a number",
        "whole, [8], must be a number",
        "whole, {}, must be a number",
        "decimal, 2, is too great",
        "decimal, 1e999999999, is too great",
        "decimal, '\"NaN\"', must be a number",
        "decimal, '\"1\"', must be a number",
        "decimal, false, must be a number",
        "text, 8, must be a string",
        "text, 8.0, must be a string",
        "text, 1e999999999, must be a string"
    })
    void anythingElseIsAWrongValueOfItsField(String field, String value, String rule) {
        InvalidFields refusal = assertThrows(InvalidFields.class, () -> read(field, value));

        assertEquals("The " + field + " field " + rule + ".", refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"whole", "decimal", "text"})
    void longNumberIsAWrongValueOfItsField(String field) {
        for (String number : List.of("9".repeat(65_000), "1e" + "9".repeat(65_000), "9".repeat(65_000) + ".0")) {
            assertThrows(InvalidFields.class, () -> read(field, number)); // loads the classes
            InvalidFields refusal = assertTimeout(
                    Duration.ofMillis(100), () -> assertThrows(InvalidFields.class, () -> read(field, number)));

            assertEquals(Set.of(field), refusal.fields());
        }
    }

    @Test
    void numberOfAnUnknownFieldIsIgnoredHoweverLongItIs() {
        assertEquals(
                "x",
                read("text", "\"x\",\"more\":[" + "9".repeat(65_000) + ",1e999999999]")
                        .text());
    }

    /** With other types, Jackson would refuse 8.0 and treat 2^63 as malformed. */
    @Test
    void integersOfAllBodiesAreOfTheTypeThatIsReadSo() {
        List<String> others = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.keyfolio").stream()
                        .filter(type -> type.isAssignableTo(JsonRequest.class))
                        .map(JavaClass::getFields)
                        .flatMap(Set::stream)
                        .filter(field -> !field.getModifiers().toString().contains("STATIC"))
                        .filter(field -> INTEGERS.contains(field.getRawType().reflect()))
                        .map(JavaField::getFullName)
                        .collect(Collectors.toList());

        assertEquals(List.of(), others);
    }

    private static Numbers read(String field, String value) {
        return REQUESTS.read(("{\"" + field + "\":" + value + "}").getBytes(UTF_8), Numbers.class);
    }
}
