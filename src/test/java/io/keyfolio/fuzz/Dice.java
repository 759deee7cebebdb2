package io.keyfolio.fuzz;

import java.util.List;
import java.util.Random;

/** Reproducible random numbers, which depend only on the seed. */
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

    /** Random lower-case letters. */
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
