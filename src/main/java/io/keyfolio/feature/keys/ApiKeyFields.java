package io.keyfolio.feature.keys;

import io.keyfolio.platform.problem.InvalidFields;

/** Which members of keys a listing is asked for. */
final class ApiKeyFields {

    static final String EXTENDED = "extended";

    private ApiKeyFields() {}

    /** Null stands for the published ones; fails with {@link InvalidFields} for anything but those and all. */
    static boolean isExtended(String fields) {
        if (fields != null && !fields.equals(EXTENDED)) {
            throw InvalidFields.field("fields", "must be extended, or left out");
        }
        return fields != null;
    }
}
