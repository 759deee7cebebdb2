package io.keyfolio.platform.http.connection.http1;

import io.netty.buffer.ByteBuf;

/** Finds where the head of a request may end: after an empty line (RFC 9112, section 2.1), which may span two reads. */
final class HeadBoundary {

    private boolean lineIsEmpty;
    private int lines;

    /** The number of bytes up to the end of the next empty line, or of {@code mostLines} lines, or of the buffer. */
    int next(ByteBuf bytes, int mostLines) {
        lines = 0;
        int start = bytes.readerIndex();
        for (int at = start; at < bytes.writerIndex(); at++) {
            byte next = bytes.getByte(at);
            boolean ends = next == '\n' && (lineIsEmpty || lines + 1 == mostLines);
            lines += next == '\n' ? 1 : 0;
            if (ends) {
                lineIsEmpty = !lineIsEmpty;
                return at + 1 - start;
            }
            lineIsEmpty = next == '\n' || (next == '\r' && lineIsEmpty);
        }
        return bytes.readableBytes();
    }

    /** The number of lines that end in the bytes of the last call of {@link #next}. */
    int lines() {
        return lines;
    }
}
