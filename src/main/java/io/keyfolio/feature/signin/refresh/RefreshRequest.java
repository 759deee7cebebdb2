package io.keyfolio.feature.signin.refresh;

import io.keyfolio.platform.json.JsonRequest;
import io.keyfolio.platform.json.OptionalBody;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A session token to exchange, for clients that do not send it in the header. */
@OptionalBody
@Schema(name = "RefreshSessionTokenRequest")
record RefreshRequest(@Schema(examples = "eyJ…") String token) implements JsonRequest {

    @Override
    public String toString() {
        return "RefreshRequest[hidden]";
    }
}
