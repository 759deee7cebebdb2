package io.keyfolio.platform.embedded.start;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** An input stream that reports its progress, and fails when the start is cancelled. */
public final class ProgressInputStream extends FilterInputStream {

    private final StartProgress.Percentage progress;
    private final StartCancellation startCancellation;

    public ProgressInputStream(
            InputStream content, StartProgress.Percentage progress, StartCancellation startCancellation) {
        super(content);
        this.progress = progress;
        this.startCancellation = startCancellation;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        note(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        note(Math.max(0, read));
        return read;
    }

    private void note(int bytes) {
        startCancellation.requireNone();
        progress.add(bytes);
    }
}
