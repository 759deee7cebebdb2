package io.keyfolio.platform.http.connection.http1;

import io.keyfolio.platform.http.connection.quota.HeadTimeout;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;

/** The state of the requests and answers of one HTTP/1.1 connection, which is used by its event loop alone. */
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

    public Exchange(HeadTimeout head, Runnable upgraded) {
        this.head = head;
        this.upgraded = upgraded;
    }

    /** Notes what the decoder made of the bytes. */
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

    /** Notes what is sent. */
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

    /** That of a handshake is kept as long as the WebSocket is. */
    private void releaseHead() {
        if (unanswered == 0 && !isWebSocket) {
            weight.release();
        }
    }

    /** To be called before bytes are decoded, in which so many lines end. */
    public void beginBytes(long length, int lines) {
        if (!isWebSocket) {
            weight.add(length, lines);
        }
    }

    /** To be called after bytes were decoded: those that made no message are part of a head. */
    public void endBytes() {
        if (weight.isPartial() && !receiving && unanswered == 0) {
            head.start();
        }
    }

    /** The memory that heads and trailers take. */
    public HeadMemoryEstimate weight() {
        return weight;
    }

    /** Whether the body of a request is coming, or its trailers. */
    public boolean isReceiving() {
        return receiving;
    }

    /** Whether a whole request has come that is not answered: the next one has to wait. */
    public boolean isAwaitingAnswer() {
        return !isWebSocket && !receiving && unanswered > 0;
    }

    /** Whether the request with which the connection ends has come: nothing after it is processed (RFC 9112, section 9.6). */
    public boolean isOver() {
        return last && !receiving && !isWebSocket;
    }

    /** Whether the head of an answer has been sent and its end has not. */
    public boolean isAnswering() {
        return answering;
    }

    public boolean isWebSocket() {
        return isWebSocket;
    }

    /** How many bytes of the body that is coming are certain not to be part of the next request. */
    public long bodyLeft() {
        return receiving ? bodyLeft : 0;
    }

    private static boolean isInterim(HttpResponseStatus status) {
        return status.codeClass() == HttpStatusClass.INFORMATIONAL
                && status.code() != HttpResponseStatus.SWITCHING_PROTOCOLS.code();
    }
}
