package io.keyfolio.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/** Creates values that a schema allows, from stored values of the same name where possible. */
final class Values {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Instant FUTURE = Instant.parse("2050-01-01T00:00:00Z");
    private static final int LONG_ENOUGH = 24;
    private static final int SHORT = 8;
    private static final int YEAR_DAYS = 365;

    private final Contract contract;
    private final Memory memory;
    private final Dice dice;

    Values(Contract contract, Memory memory, Dice dice) {
        this.contract = contract;
        this.memory = memory;
        this.dice = dice;
    }

    JsonNode of(String name, JsonNode reference) {
        JsonNode schema = contract.resolved(reference);
        JsonNode type = schema.path("type");
        return switch (type.isArray() ? type.get(0).asText() : type.asText("string")) {
            case "object" -> object(schema);
            case "array" -> array(name, schema);
            case "integer", "number" -> number(name, schema);
            case "boolean" -> JSON.booleanNode(dice.chance(50));
            default -> JSON.textNode(text(name, schema));
        };
    }

    private ObjectNode object(JsonNode schema) {
        Set<String> required = new TreeSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        ObjectNode object = JSON.objectNode();
        schema.path("properties").properties().forEach(property -> {
            if (required.contains(property.getKey()) || dice.chance(60)) {
                object.set(property.getKey(), of(property.getKey(), property.getValue()));
            }
        });
        return object;
    }

    private ArrayNode array(String name, JsonNode schema) {
        ArrayNode array = JSON.arrayNode();
        for (int i = 0; i <= dice.below(3); i++) {
            array.add(of(name, schema.path("items")));
        }
        return array;
    }

    private JsonNode number(String name, JsonNode schema) {
        List<String> known = memory.of(name);
        String one = known.isEmpty() ? "" : dice.pick(known);
        if (one.matches("[0-9]{1,18}") && dice.chance(70)) {
            return JSON.numberNode(Long.parseLong(one));
        }
        long least = schema.path("minimum").asLong(0);
        long most = Math.min(schema.path("maximum").asLong(least + YEAR_DAYS), least + Integer.MAX_VALUE - 1);
        return JSON.numberNode(least + dice.below((int) (most - least) + 1));
    }

    private String text(String name, JsonNode schema) {
        List<String> known = memory.of(name);
        List<String> choice = texts(schema.path("enum"));
        List<String> examples = texts(schema.path("examples"));
        if (!known.isEmpty() && dice.chance(name.contains("password") ? 95 : 60)) {
            return dice.pick(known);
        }
        if (!choice.isEmpty()) {
            return dice.pick(choice);
        }
        boolean single = schema.path("format").asText().isEmpty();
        return single && !examples.isEmpty() && dice.chance(50) ? dice.pick(examples) : made(schema);
    }

    private static List<String> texts(JsonNode values) {
        return StreamSupport.stream(values.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private String made(JsonNode schema) {
        return switch (schema.path("format").asText()) {
            case "email" -> dice.letters(LONG_ENOUGH) + "@example.com";
            case "date-time" ->
                FUTURE.plus(Duration.ofDays(dice.below(YEAR_DAYS))).toString();
            case "uri" -> "https://example.com/" + dice.letters(SHORT);
            case "uuid" -> "0d5f1d0c-6d0c-4d6e-9b61-3c1f8f0a7c11";
            default -> letters(schema);
        };
    }

    private String letters(JsonNode schema) {
        int least = schema.path("minLength").asInt(1);
        int most = Math.max(least, Math.min(schema.path("maxLength").asInt(LONG_ENOUGH), LONG_ENOUGH));
        return dice.letters(least + dice.below(most - least + 1));
    }
}
