package io.keyfolio.feature.keys;

import io.keyfolio.platform.problem.InvalidFields;

/** The {@code fields} parameter of the list of keys. */
final class ApiKeyFields {

    static final String EXTENDED = "extended";

    private ApiKeyFields() {}

    /** Whether the parameter is {@value #EXTENDED}; throws {@link InvalidFields} for any other value but null. */
    static boolean isExtended(String fields) {
        if (fields != null && !fields.equals(EXTENDED)) {
            throw InvalidFields.field("fields", "must be extended, or left out");
        }
        return fields != null;
    }
}
