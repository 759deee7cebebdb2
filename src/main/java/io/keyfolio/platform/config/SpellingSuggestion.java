package io.keyfolio.platform.config;

import java.util.Collection;

/** Finds the known name that is closest to a misspelt one. */
final class SpellingSuggestion {

    private SpellingSuggestion() {}

    /** The name that needs the fewest edits: letters inserted, left out, replaced or swapped. */
    static String nearest(String misspelt, Collection<String> names) {
        String nearest = "";
        int least = Integer.MAX_VALUE;
        for (String name : names) {
            int distance = distance(misspelt, name);
            if (distance < least) {
                least = distance;
                nearest = name;
            }
        }
        return nearest;
    }

    /** The optimal string alignment distance of two names. */
    static int distance(String one, String other) {
        int[][] distances = new int[one.length() + 1][other.length() + 1];
        for (int row = 0; row <= one.length(); row++) {
            for (int column = 0; column <= other.length(); column++) {
                distances[row][column] =
                        row == 0 || column == 0 ? row + column : cheapest(distances, one, other, row, column);
            }
        }
        return distances[one.length()][other.length()];
    }

    private static int cheapest(int[][] distances, String one, String other, int row, int column) {
        boolean same = one.charAt(row - 1) == other.charAt(column - 1);
        int least = Math.min(
                distances[row - 1][column - 1] + (same ? 0 : 1),
                Math.min(distances[row - 1][column], distances[row][column - 1]) + 1);
        boolean swapped = row > 1
                && column > 1
                && one.charAt(row - 1) == other.charAt(column - 2)
                && one.charAt(row - 2) == other.charAt(column - 1);
        return swapped ? Math.min(least, distances[row - 2][column - 2] + 1) : least;
    }
}
