package io.keyfolio.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes bodies invalid, in their values or in their encoding. */
final class OddBodies {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEP = 3000;
    private static final int MORE_THAN_THE_LIMIT = 70_000;

    private static final List<String> NOT_OBJECTS = List.of(
            "[]",
            "null",
            "42",
            "\"{}\"",
            "{",
            "}",
            "{}{}",
            "{\"a\":1,}",
            "{'a':1}",
            "{\"a\":NaN}",
            "{\"a\":1e999999}",
            "\ufeff{}",
            "<a/>",
            "a=b&c=d",
            "{\"a\":\"\\ud800\"}",
            "{\"a\":1,\"a\":2}",
            "\u0000",
            "/**/{}");

    private final Dice dice;
    private final OddTexts texts;

    OddBodies(Dice dice) {
        this.dice = dice;
        this.texts = new OddTexts(dice);
    }

    /** Removes one member, or changes its value. */
    void changeMember(ObjectNode body) {
        List<String> names = new ArrayList<>();
        body.fieldNames().forEachRemaining(names::add);
        String name = names.isEmpty() || dice.chance(5) ? texts.any() : dice.pick(names);
        if (dice.chance(20)) {
            body.remove(name);
        } else {
            body.set(name, value(body.path(name)));
        }
    }

    private JsonNode value(JsonNode before) {
        return switch (dice.below(12)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(dice.chance(50));
            case 2 -> JSON.numberNode(dice.pick(List.of(0L, -1L, 1L << 53, Long.MIN_VALUE, Long.MAX_VALUE)));
            case 3 -> JSON.numberNode(new BigDecimal("1e" + (dice.below(800) - 400)));
            case 4 -> JSON.arrayNode().add(before).add(before);
            case 5 -> JSON.arrayNode();
            case 6 -> JSON.objectNode().set(texts.any(), before);
            case 7 -> JSON.textNode(texts.almost(before.asText()));
            default -> JSON.textNode(texts.any());
        };
    }

    /** The bytes with a fault, or other bytes. */
    byte[] changed(byte[] body) {
        return switch (dice.below(9)) {
            case 0 -> new byte[0];
            case 1 -> dice.bytes(1 + dice.below(200));
            case 2 -> dice.pick(NOT_OBJECTS).getBytes(ISO_8859_1);
            case 3 -> "{\"a\":".repeat(DEEP).getBytes(ISO_8859_1);
            case 4 -> new String(body, ISO_8859_1).getBytes(UTF_16);
            case 5 -> dice.chance(10) ? Arrays.copyOf(body, MORE_THAN_THE_LIMIT) : body;
            case 6 -> Arrays.copyOf(body, dice.below(body.length + 1));
            default -> texts.almost(new String(body, ISO_8859_1)).getBytes(ISO_8859_1);
        };
    }
}
