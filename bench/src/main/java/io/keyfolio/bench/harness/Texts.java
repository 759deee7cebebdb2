package io.keyfolio.bench.harness;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds patterns in texts, or fails with the text. */
public final class Texts {

    private Texts() {}

    /** The first match of a pattern, with its groups. */
    public static Matcher found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + pattern + " in " + text);
        }
        return matcher;
    }

    /** The value of a member of a flat JSON object. */
    public static String field(String name, String json) {
        return found("\"" + name + "\":\"?([^\",}]*)", json).group(1);
    }
}
