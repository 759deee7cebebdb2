package io.keyfolio.platform.json;

/** A record for a request's JSON object, which is read strictly: one response reports the errors of all fields. */
public interface JsonRequest {}
