package io.keyfolio.fuzz;

import java.util.List;
import java.util.Random;

/** Chance that can be had again: what follows from it follows from its seed. */
final class Dice {

    private static final int ALPHABET = 26;

    private final Random random;

    Dice(long seed) {
        random = new Random(seed);
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T pick(List<T> choice) {
        return choice.get(below(choice.size()));
    }

    /** Small letters. */
    String letters(int length) {
        StringBuilder letters = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            letters.append((char) ('a' + below(ALPHABET)));
        }
        return letters.toString();
    }

    byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
