package io.keyfolio.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The values that a sender has read from responses, by the names of members: ids, tokens, addresses. It evicts the oldest.
 */
final class Memory {

    private static final int MOST = 8;

    private final Map<String, Deque<String>> values = new TreeMap<>();
    private String session = "";

    void learn(String name, String value) {
        if (name.matches("(access_)?token")) {
            session = value;
        }
        Deque<String> known = values.computeIfAbsent(name, unheardOf -> new ArrayDeque<>());
        known.addLast(value);
        if (known.size() > MOST) {
            known.removeFirst();
        }
    }

    /** Stores all strings and numbers of a response. */
    void learn(JsonNode answer) {
        answer.properties().forEach(member -> learnMember(member.getKey(), member.getValue()));
        if (answer.isArray()) {
            answer.forEach(this::learn);
        }
    }

    private void learnMember(String name, JsonNode value) {
        if (value.isTextual() || value.isNumber()) {
            learn(name, value.asText());
        } else {
            learn(value);
        }
    }

    /** The values of a name or of a word in it: {@code current_password} includes those of {@code password}. */
    List<String> of(String name) {
        return values.entrySet().stream()
                .filter(entry -> ("_" + name + "_").contains("_" + entry.getKey() + "_"))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }

    /** The newest session token, from either API. */
    String session() {
        return session;
    }

    /** All values of tokens and keys, valid or not. */
    List<String> credentials() {
        return values.entrySet().stream()
                .filter(entry -> entry.getKey().matches("(.*_)?(token|key)"))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }
}
