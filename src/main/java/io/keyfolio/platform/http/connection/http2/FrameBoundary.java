package io.keyfolio.platform.http.connection.http2;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2Flags;
import io.netty.handler.codec.http2.Http2FrameTypes;

/** The place in the bytes of an HTTP/2 connection where the current frame ends (RFC 9113, sections 3.4 and 4.1). */
final class FrameBoundary {

    private static final int TYPE = 3;
    private static final int FLAGS = 4;
    private static final int BITS = 8;

    private final byte[] header = new byte[Http2CodecUtil.FRAME_HEADER_LENGTH];

    private int prefaceLeft = Http2CodecUtil.connectionPrefaceBuf().readableBytes();
    private int headerRead;
    private int payloadLeft;
    private boolean headOpen;

    /** Returns how many of these bytes belong to the current frame, and advances by that number. */
    int next(ByteBuf bytes) {
        int readable = bytes.readableBytes();
        if (prefaceLeft > 0) {
            int preface = Math.min(prefaceLeft, readable);
            prefaceLeft -= preface;
            return preface;
        }
        int taken = payloadLeft > 0 ? 0 : readHeader(bytes);
        int payload = Math.min(payloadLeft, readable - taken);
        payloadLeft -= payload;
        return taken + payload;
    }

    /** Whether the head of a request is incomplete, or a frame other than DATA. */
    boolean isPartial() {
        return prefaceLeft > 0 || headerRead > 0 || headOpen || (payloadLeft > 0 && type() != Http2FrameTypes.DATA);
    }

    private int readHeader(ByteBuf bytes) {
        int more = Math.min(header.length - headerRead, bytes.readableBytes());
        bytes.getBytes(bytes.readerIndex(), header, headerRead, more);
        headerRead += more;
        if (headerRead == header.length) {
            headerRead = 0;
            payloadLeft = length();
            headOpen = isOfHead() ? (header[FLAGS] & Http2Flags.END_HEADERS) == 0 : headOpen;
        }
        return more;
    }

    private boolean isOfHead() {
        return type() == Http2FrameTypes.HEADERS || type() == Http2FrameTypes.CONTINUATION;
    }

    private int type() {
        return header[TYPE];
    }

    private int length() {
        int length = 0;
        for (int index = 0; index < TYPE; index++) {
            length = (length << BITS) | Byte.toUnsignedInt(header[index]);
        }
        return length;
    }
}
