package io.keyfolio.platform.database.schema;

import io.quarkus.runtime.configuration.ConfigurationException;

/** The requirements of a database before its first migration: the encoding UTF-8, and a schema for the tables. */
record DatabaseRequirements(String encoding, String schema, String searchPath) {

    static final String QUERY = "select getdatabaseencoding(), current_schema(), current_setting('search_path')";

    private static final String UTF_8 = "UTF8";

    /**
     * Checks both requirements.
     *
     * @throws ConfigurationException when one is not met
     */
    void require() {
        requireUtf8(encoding);
        if (schema == null) {
            throw new ConfigurationException("no schema of its search_path (" + searchPath
                    + ") exists and is open to this role; make one with: create schema NAME authorization ROLE"
                    + " (or alter database NAME set search_path = public)");
        }
    }

    /**
     * Checks the encoding.
     *
     * @throws ConfigurationException when it is not UTF-8
     */
    static void requireUtf8(String encoding) {
        if (!UTF_8.equals(encoding)) {
            throw new ConfigurationException("its encoding is " + encoding
                    + " and must be UTF8; make another database with: create database NAME template template0"
                    + " encoding 'UTF8' locale 'C'");
        }
    }
}
