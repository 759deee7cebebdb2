package io.keyfolio.platform.database.primary;

/** Another server has become the primary, or none is known any more: connections to the earlier one are of no use. */
public record PrimaryChanged() {}
