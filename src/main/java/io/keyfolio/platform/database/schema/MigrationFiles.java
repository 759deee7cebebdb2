package io.keyfolio.platform.database.schema;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.flywaydb.core.internal.resource.classpath.ClassPathResource;
import org.flywaydb.core.internal.util.StringUtils;

/** The migrations by name, so that Flyway does not scan the class path, which a native executable does not have. */
public final class MigrationFiles implements ResourceProvider {

    /** The file names, in the order of their versions. */
    public static final List<String> NAMES = List.of(
            "V1__accounts_sessions_and_keys.sql",
            "V2__agents.sql",
            "V3__accounts_tell_changes.sql",
            "V4__successors_and_devices.sql",
            "V5__resealing_and_import.sql",
            "V6__audit.sql",
            "V7__schema_compatibility.sql",
            "V8__any_schema.sql",
            "V9__password_forms.sql",
            "V10__audit_by_action.sql",
            "V11__reserved_usernames.sql",
            "V12__mail.sql",
            "V13__verified_addresses.sql",
            "V14__changes_of_addresses.sql",
            "V15__security_notices.sql");

    /** The schema version of this build: that of the last migration. */
    static final int LATEST = version(NAMES.get(NAMES.size() - 1));

    public static final String DIRECTORY = "db/migration/";

    private final ClassLoader classLoader;

    MigrationFiles(ClassLoader classLoader) {
        this.classLoader = classLoader;
    }

    @Override
    public LoadableResource getResource(String name) {
        return all().stream()
                .filter(file -> file.getRelativePath().equals(name))
                .findFirst()
                .orElse(null);
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        return all().stream()
                .filter(file -> StringUtils.startsAndEndsWith(file.getFilename(), prefix, suffixes))
                .toList();
    }

    private static int version(String name) {
        return Integer.parseInt(name.substring(1, name.indexOf("__")));
    }

    private List<LoadableResource> all() {
        return NAMES.stream()
                .<LoadableResource>map(
                        name -> new ClassPathResource(null, DIRECTORY + name, classLoader, StandardCharsets.UTF_8))
                .toList();
    }
}
