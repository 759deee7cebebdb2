package io.keyfolio.platform.http.query;

import io.keyfolio.platform.problem.InvalidFields;

/** The query parameter {@code fields}, with which a client asks for members that extend the published APIs. */
public final class FieldsParameter {

    /** Its only value. */
    public static final String EXTENDED = "extended";

    private FieldsParameter() {}

    /** Whether the client asks for more members; fails with {@link InvalidFields} for any value but {@value #EXTENDED}. */
    public static boolean isExtended(String fields) {
        if (fields != null && !fields.equals(EXTENDED)) {
            throw InvalidFields.field("fields", "must be extended, or left out");
        }
        return fields != null;
    }
}
