package io.keyfolio.platform.embedded.start;

/** A start that was cancelled because the process received a stop signal. */
public final class StartCancelled extends RuntimeException {}
