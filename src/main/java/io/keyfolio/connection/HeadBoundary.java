package io.keyfolio.connection;

import io.netty.buffer.ByteBuf;

/** Finds where the head of a request may end: after an empty line (RFC 9112, section 2.1), be it in another read. */
final class HeadBoundary {

    private boolean lineIsEmpty;

    /** How many bytes there are up to the end of the next empty line, or all. */
    int next(ByteBuf bytes) {
        int start = bytes.readerIndex();
        for (int at = start; at < bytes.writerIndex(); at++) {
            byte next = bytes.getByte(at);
            if (next == '\n' && lineIsEmpty) {
                lineIsEmpty = false;
                return at + 1 - start;
            }
            lineIsEmpty = next == '\n' || (next == '\r' && lineIsEmpty);
        }
        return bytes.readableBytes();
    }
}
