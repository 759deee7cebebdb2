package io.keyfolio.platform.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Rewrites schemas for generators of clients: a format in place of a reference, and null among the values of a nullable enum. */
final class DocumentedSchemas {

    private static final String SCHEMAS = "#/components/schemas/";

    /** The types of formatted strings. The scanner makes components of them, and refers to these beside a type and examples. */
    private static final Map<String, String> FORMATS = Map.of("Instant", "date-time", "UUID", "uuid");

    private DocumentedSchemas() {}

    /** Removes the components of formats. Must be called when no schema refers to them any more. */
    static void removeFormats(OpenAPI document) {
        FORMATS.keySet().forEach(document.getComponents()::removeSchema);
    }

    static Schema simplified(Schema schema) {
        format(schema).ifPresent(format -> write(format, schema));
        if (schema.getEnumeration() != null && isNullable(schema)) {
            List<Object> values = new ArrayList<>(schema.getEnumeration());
            values.add(null);
            schema.setEnumeration(values);
        }
        return schema;
    }

    private static void write(String format, Schema schema) {
        if (schema.getType() == null) {
            schema.setType(new ArrayList<>(List.of(SchemaType.STRING)));
        }
        schema.format(format).pattern(null).anyOf(null).ref(null);
    }

    /**
     * The format of a schema, its reference or its alternatives. Alternatives are simplified first, so they have formats
     * already.
     */
    private static Optional<String> format(Schema schema) {
        if (schema.getAnyOf() != null) {
            return schema.getAnyOf().stream()
                    .map(Schema::getFormat)
                    .filter(format -> format != null && FORMATS.containsValue(format))
                    .findFirst();
        }
        return Optional.ofNullable(schema.getRef())
                .filter(reference -> reference.startsWith(SCHEMAS))
                .map(reference -> FORMATS.get(reference.substring(SCHEMAS.length())));
    }

    private static boolean isNullable(Schema schema) {
        return schema.getType() != null
                && schema.getType().contains(SchemaType.NULL)
                && schema.getEnumeration().stream().noneMatch(Objects::isNull);
    }
}
