package io.keyfolio.platform.embedded.start;

/** A start that was cancelled because the process is to stop. */
public final class StartCancelled extends RuntimeException {}
