package io.keyfolio.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a sender has learned from answers, by the names of members: ids, tokens, addresses. The oldest is forgotten. */
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

    /** Learns all texts and numbers in there. */
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

    /** Values of that name or of a word of it: a {@code current_password} is a {@code password}. */
    List<String> of(String name) {
        return values.entrySet().stream()
                .filter(entry -> ("_" + name + "_").contains("_" + entry.getKey() + "_"))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }

    /** The session that was opened last, by whichever door. */
    String session() {
        return session;
    }

    /** Everything that was called a token or a key, dead or alive. */
    List<String> credentials() {
        return values.entrySet().stream()
                .filter(entry -> entry.getKey().matches("(.*_)?(token|key)"))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }
}
