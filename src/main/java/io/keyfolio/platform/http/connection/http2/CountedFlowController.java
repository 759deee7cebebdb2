package io.keyfolio.platform.http.connection.http2;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2RemoteFlowController;
import io.netty.handler.codec.http2.Http2Stream;

/**
 * A flow controller that counts the bytes of responses that wait until the client opens the window of their stream (RFC 9113,
 * section 5.2). No buffer of the channel holds these bytes.
 */
public final class CountedFlowController implements Http2RemoteFlowController {

    private final Http2RemoteFlowController controller;

    private Runnable changed = () -> {};
    private long waiting;
    private long written;

    public CountedFlowController(Http2RemoteFlowController controller) {
        this.controller = controller;
    }

    /** Sets the action to run whenever the number of waiting bytes changes. */
    public void onChange(Runnable action) {
        changed = action;
    }

    /** The number of bytes that wait. */
    public long waiting() {
        return waiting;
    }

    /** The number of bytes written since the connection began; null when none wait. */
    public Long progress() {
        return waiting > 0 ? written : null;
    }

    @Override
    public void addFlowControlled(Http2Stream stream, FlowControlled payload) {
        waiting += payload.size();
        controller.addFlowControlled(stream, new Counted(payload));
        changed.run();
    }

    @Override
    public boolean hasFlowControlled(Http2Stream stream) {
        return controller.hasFlowControlled(stream);
    }

    @Override
    public void writePendingBytes() throws Http2Exception {
        controller.writePendingBytes();
    }

    @Override
    public void listener(Listener listener) {
        controller.listener(listener);
    }

    @Override
    public boolean isWritable(Http2Stream stream) {
        return controller.isWritable(stream);
    }

    @Override
    public void channelWritabilityChanged() throws Http2Exception {
        controller.channelWritabilityChanged();
    }

    @Override
    public void updateDependencyTree(int child, int parent, short weight, boolean exclusive) {
        controller.updateDependencyTree(child, parent, weight, exclusive);
    }

    @Override
    public ChannelHandlerContext channelHandlerContext() {
        return controller.channelHandlerContext();
    }

    @Override
    public void channelHandlerContext(ChannelHandlerContext context) throws Http2Exception {
        controller.channelHandlerContext(context);
    }

    @Override
    public void initialWindowSize(int size) throws Http2Exception {
        controller.initialWindowSize(size);
    }

    @Override
    public int initialWindowSize() {
        return controller.initialWindowSize();
    }

    @Override
    public int windowSize(Http2Stream stream) {
        return controller.windowSize(stream);
    }

    @Override
    public void incrementWindowSize(Http2Stream stream, int delta) throws Http2Exception {
        controller.incrementWindowSize(stream, delta);
    }

    /** Data of a response, whose bytes count until they are written or discarded. */
    private final class Counted implements FlowControlled {

        private final FlowControlled data;

        private Counted(FlowControlled data) {
            this.data = data;
        }

        @Override
        public int size() {
            return data.size();
        }

        @Override
        public void error(ChannelHandlerContext context, Throwable cause) {
            waiting -= data.size();
            data.error(context, cause);
            changed.run();
        }

        @Override
        public void writeComplete() {
            data.writeComplete();
        }

        @Override
        public void write(ChannelHandlerContext context, int allowed) {
            int before = data.size();
            data.write(context, allowed);
            waiting -= before - data.size();
            written += before - data.size();
            changed.run();
        }

        @Override
        public boolean merge(ChannelHandlerContext context, FlowControlled next) {
            return data.merge(context, next instanceof Counted counted ? counted.data : next);
        }
    }
}
