package io.keyfolio.platform.http.connection.http1;

import io.keyfolio.platform.http.connection.quota.HeadTimeout;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;

/** The state of the requests and responses of one HTTP/1.1 connection, used by its event loop alone. */
public final class Exchange {

    private final HeadTimeout head;
    private final Runnable upgraded;
    private final HeadMemoryEstimate weight = new HeadMemoryEstimate();

    private int unanswered;
    private boolean answering;
    private boolean receiving;
    private boolean last;
    private boolean isWebSocket;
    private long bodyLeft;

    /** Takes the timer for heads, and the action to run when the connection becomes a WebSocket. */
    public Exchange(HeadTimeout head, Runnable upgraded) {
        this.head = head;
        this.upgraded = upgraded;
    }

    /** Records a message that the decoder made of the bytes. */
    public void received(Object message) {
        if (message instanceof HttpRequest request) {
            unanswered++;
            receiving = true;
            last = !HttpUtil.isKeepAlive(request);
            boolean readable = request.decoderResult().isSuccess();
            bodyLeft = readable ? Math.max(0, HttpUtil.getContentLength(request, 0L)) : 0;
            head.stop();
        }
        weight.decoded(message instanceof HttpRequest);
        if (message instanceof HttpContent content) {
            bodyLeft -= Math.min(bodyLeft, content.content().readableBytes());
        }
        if (message instanceof LastHttpContent) {
            receiving = false;
        }
    }

    /** Records a message that is sent. */
    public void sent(Object message) {
        if (message instanceof HttpResponse response && isInterim(response.status())) {
            return;
        }
        if (message instanceof HttpResponse response
                && response.status().code() == HttpResponseStatus.SWITCHING_PROTOCOLS.code()) {
            isWebSocket = true;
            head.stop();
            upgraded.run();
        }
        answering |= message instanceof HttpResponse;
        if (message instanceof LastHttpContent && unanswered > 0) {
            unanswered--;
            answering = false;
            releaseHead();
        }
    }

    /** Releases the memory of answered heads; that of a WebSocket handshake is kept as long as the WebSocket. */
    private void releaseHead() {
        if (unanswered == 0 && !isWebSocket) {
            weight.release();
        }
    }

    /** Must be called before bytes are decoded, with their length and the number of lines that end in them. */
    public void beginBytes(long length, int lines) {
        if (!isWebSocket) {
            weight.add(length, lines);
        }
    }

    /** Must be called after bytes were decoded: bytes that made no message are part of a head, whose timer starts. */
    public void endBytes() {
        if (weight.isPartial() && !receiving && unanswered == 0) {
            head.start();
        }
    }

    /** The estimated memory of heads and trailers. */
    public HeadMemoryEstimate weight() {
        return weight;
    }

    /** Whether a request's body or its trailers are still arriving. */
    public boolean isReceiving() {
        return receiving;
    }

    /** Whether a complete request has no response yet: the next request has to wait. */
    public boolean isAwaitingAnswer() {
        return !isWebSocket && !receiving && unanswered > 0;
    }

    /** Whether the last request of the connection has arrived: nothing after it is processed (RFC 9112, section 9.6). */
    public boolean isOver() {
        return last && !receiving && !isWebSocket;
    }

    /** Whether a response has begun and has not ended. */
    public boolean isAnswering() {
        return answering;
    }

    public boolean isWebSocket() {
        return isWebSocket;
    }

    /** The number of bytes that still belong to the body for certain, and not to the next request. */
    public long bodyLeft() {
        return receiving ? bodyLeft : 0;
    }

    private static boolean isInterim(HttpResponseStatus status) {
        return status.codeClass() == HttpStatusClass.INFORMATIONAL
                && status.code() != HttpResponseStatus.SWITCHING_PROTOCOLS.code();
    }
}
