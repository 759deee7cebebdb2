import java.util.LinkedHashMap;
import java.util.Map;

/** The command line: numbers, each with a default, and the builds to measure. */
final class Options {

    private final Map<String, Integer> numbers;
    private final Map<String, String> builds = new LinkedHashMap<>();

    private Options(Map<String, Integer> defaults) {
        this.numbers = new LinkedHashMap<>(defaults);
    }

    /** Reads {@code --name number} and {@code --build name=program}; ends the program with 2 at anything else. */
    static Options of(Map<String, Integer> defaults, String... arguments) {
        Options options = new Options(defaults);
        for (int place = 0; place < arguments.length; place += 2) {
            String value = place + 1 < arguments.length ? arguments[place + 1] : "";
            if (!options.take(arguments[place].replaceFirst("^--", ""), value)) {
                System.err.println("Not understood: " + arguments[place] + " " + value + "; there are, with a number"
                        + " of 1 or more each: --" + String.join(", --", defaults.keySet()));
                System.exit(2);
            }
        }
        return options;
    }

    int number(String name) {
        return numbers.get(name);
    }

    Map<String, String> builds() {
        return builds;
    }

    private boolean take(String name, String value) {
        if (name.equals("build")) {
            String[] nameAndProgram = value.split("=", 2);
            builds.put(nameAndProgram[0], nameAndProgram[1]);
            return true;
        }
        return numbers.containsKey(name)
                && value.matches("[1-9][0-9]{0,8}")
                && numbers.put(name, Integer.valueOf(value)) != null;
    }
}
