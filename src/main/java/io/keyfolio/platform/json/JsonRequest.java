package io.keyfolio.platform.json;

/** A record that a request's JSON object is read into, strictly, with every fault of every field reported at once. */
public interface JsonRequest {}
