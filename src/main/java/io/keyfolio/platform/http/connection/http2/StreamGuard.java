package io.keyfolio.platform.http.connection.http2;

import io.keyfolio.platform.http.connection.quota.ClientQuota;
import io.keyfolio.platform.http.connection.quota.ConnectionRefusals;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameListener;
import io.netty.handler.codec.http2.Http2FrameListenerDecorator;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2Stream;
import java.util.Map;

/** A guard of the requests of one HTTP/2 connection, used by its event loop alone: it bounds their number and their heads. */
public final class StreamGuard {

    /** The most fields of a head: 100, as in HTTP/1.1, and the four pseudo-fields of a request. */
    private static final int MOST_FIELDS = 104;

    private static final int FIELD = 160;
    private static final int FREE = 8 * 1024;

    private final Http2ConnectionDecoder decoder;
    private final Http2Connection connection;
    private final Http2Connection.PropertyKey weightKey;
    private final ClientQuota quota;
    private final ConnectionRefusals refusals;

    private Runnable released = () -> {};
    private long weight;
    private int open;
    private boolean used;

    public StreamGuard(Http2ConnectionHandler handler, ClientQuota quota, ConnectionRefusals refusals) {
        this.decoder = handler.decoder();
        this.connection = handler.connection();
        this.weightKey = connection.newKey();
        this.quota = quota;
        this.refusals = refusals;
        watch();
        connection.addListener(new Http2ConnectionAdapter() {
            @Override
            public void onStreamClosed(Http2Stream stream) {
                release(stream);
            }
        });
    }

    /** Sets the action to run whenever a request has ended. */
    public void onRelease(Runnable action) {
        released = action;
    }

    /** Whether a request has arrived on the connection. */
    public boolean isUsed() {
        return used;
    }

    /** The bytes of memory to charge for the heads of open requests. */
    public long charge() {
        return Math.max(0, weight - FREE);
    }

    private void watch() {
        if (!(decoder.frameListener() instanceof Watch)) {
            decoder.frameListener(new Watch(decoder.frameListener()));
        }
    }

    private void admit(Http2Stream stream, Http2Headers headers) throws Http2Exception {
        if (headers.size() > MOST_FIELDS) {
            throw Http2Exception.headerListSizeError(
                    stream.id(), Http2Error.PROTOCOL_ERROR, true, "more than %d fields", MOST_FIELDS);
        }
        Long before = stream.getProperty(weightKey);
        if (before == null && !begin()) {
            refusals.addressLimit();
            throw Http2Exception.streamError(stream.id(), Http2Error.REFUSED_STREAM, "too many requests at once");
        }
        long added = weight(headers);
        stream.setProperty(weightKey, before == null ? added : before + added);
        weight += added;
    }

    /** Counts one more open request; the first one is free, because the connection itself counts. */
    private boolean begin() {
        if (open > 0 && !quota.begin()) {
            return false;
        }
        open++;
        return true;
    }

    private void release(Http2Stream stream) {
        Long ended = stream.removeProperty(weightKey);
        if (ended != null) {
            weight -= ended;
            open--;
            if (open > 0) {
                quota.end();
            }
            released.run();
        }
    }

    /** Marks a request with a body of unknown length as HTTP/1.1 does; a request of HTTP/2 never has this field itself. */
    private static void announceBody(Http2Headers headers, boolean last) {
        if (!last && !headers.contains(HttpHeaderNames.CONTENT_LENGTH)) {
            headers.set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
        }
    }

    private static long weight(Http2Headers headers) {
        long bytes = 0;
        for (Map.Entry<CharSequence, CharSequence> field : headers) {
            bytes += FIELD + field.getKey().length() + field.getValue().length();
        }
        return bytes;
    }

    /** A frame listener that receives each head before Vert.x does. */
    private final class Watch extends Http2FrameListenerDecorator {

        private Watch(Http2FrameListener listener) {
            super(listener);
        }

        /** Registers this listener again, because Vert.x replaces it when the client's first settings arrive. */
        @Override
        public void onSettingsRead(ChannelHandlerContext context, Http2Settings settings) throws Http2Exception {
            super.onSettingsRead(context, settings);
            watch();
        }

        @Override
        public void onHeadersRead(
                ChannelHandlerContext context,
                int streamId,
                Http2Headers headers,
                int dependency,
                short priority,
                boolean exclusive,
                int padding,
                boolean last)
                throws Http2Exception {
            used = true;
            admit(connection.stream(streamId), headers);
            announceBody(headers, last);
            super.onHeadersRead(context, streamId, headers, dependency, priority, exclusive, padding, last);
        }
    }
}
