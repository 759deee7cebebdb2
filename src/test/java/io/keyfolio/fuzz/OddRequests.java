package io.keyfolio.fuzz;

import java.util.List;

/** Makes requests invalid in their method, target, credential or headers. They stay HTTP. */
final class OddRequests {

    private static final List<String> METHODS =
            List.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "get", "X-1");

    private static final List<String> SCHEMES =
            List.of("Bearer", "bearer", "BEARER ", "Bearer\t", "Basic", "BearerX", "Token", "", "DPoP");

    private static final List<String> NAMES = List.of(
            "Accept",
            "Accept-Encoding",
            "Accept-Language",
            "Accept-Charset",
            "Content-Type",
            "Content-Encoding",
            "Content-Range",
            "Cookie",
            "Forwarded",
            "If-Match",
            "If-Modified-Since",
            "If-None-Match",
            "Origin",
            "Range",
            "Referer",
            "TE",
            "Traceparent",
            "Upgrade",
            "User-Agent",
            "Via",
            "X-API-Key",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Proto",
            "X-HTTP-Method-Override",
            "X-Original-URL",
            "X-Request-Id",
            "Access-Control-Request-Method",
            "Sec-WebSocket-Key",
            "Sec-WebSocket-Version",
            "X-Odd");

    private static final List<String> VALUES = List.of(
            "*/*",
            "application/json",
            "application/json;q=0",
            "text/html",
            "application/json; charset=utf-16",
            "gzip",
            "identity",
            "websocket",
            "h2c",
            "null",
            "https://evil.example",
            "bytes=0-",
            "W/\"x\"",
            "DELETE",
            "127.0.0.1",
            "for=\"[::1]\";proto=https",
            "a=b; c=d",
            "multipart/form-data; boundary=x",
            "text/plain",
            ";;;",
            ",,,",
            "/",
            "application/x-www-form-urlencoded",
            "13",
            "dGhlIHNhbXBsZSBub25jZQ==");

    private static final List<String> SEGMENTS = List.of(
            "/",
            "//",
            "/.",
            "/..",
            "/%2e%2e",
            "/%2f",
            "/%00",
            "/;a=b",
            "/..;/",
            "/%C0%80",
            "/%FF",
            "/%",
            "/nothing",
            "/%20",
            "/1",
            "/..%5c",
            "/*",
            "/{id}");

    private static final int LONG_HEADER = 9000;
    private static final int LONG_TARGET = 5000;

    private final Dice dice;
    private final Memory memory;
    private final OddTexts texts;

    OddRequests(Dice dice, Memory memory) {
        this.dice = dice;
        this.memory = memory;
        this.texts = new OddTexts(dice);
    }

    void change(FuzzRequest request) {
        switch (dice.below(10)) {
            case 0 -> request.withMethod(dice.pick(METHODS));
            case 1, 2, 3 -> changeCredential(request);
            case 4, 5, 6 -> changeTarget(request);
            case 7 -> request.withQuery(dice.letters(2), texts.bytewise());
            default -> changeHeader(request);
        }
    }

    private void changeCredential(FuzzRequest request) {
        String token = dice.pick(memory.credentials());
        if (!dice.chance(10)) {
            request.without("Authorization");
        }
        switch (dice.below(7)) {
            case 0 -> request.without("Authorization");
            case 1 -> request.with("Authorization", dice.pick(SCHEMES) + " " + token);
            case 2 -> request.with("Authorization", "Bearer " + texts.bytewise());
            case 3 -> request.with("Authorization", "Bearer " + token + dice.letters(dice.below(4)));
            case 4 -> request.with("X-API-Key", token);
            case 5 -> request.with("Authorization", texts.bytewise());
            default -> request.with("Authorization", "Bearer " + texts.almost(token));
        }
    }

    private void changeTarget(FuzzRequest request) {
        String target = request.target();
        int slash = target.indexOf('/', 1 + dice.below(target.length()));
        int place = slash < 0 ? target.length() : slash;
        switch (dice.below(6)) {
            case 0, 1 -> request.withTarget(target.substring(0, place) + dice.pick(SEGMENTS) + target.substring(place));
            case 2 -> request.withTarget("/" + texts.almost(target.substring(1)));
            case 3 -> request.withTarget(target.substring(0, target.lastIndexOf('/') + 1) + texts.bytewise());
            case 4 -> request.withTarget(target + "/" + texts.bytewise());
            default -> {
                if (dice.chance(10)) {
                    request.withTarget(target + "/" + dice.letters(LONG_TARGET));
                }
            }
        }
    }

    private void changeHeader(FuzzRequest request) {
        String name = dice.pick(NAMES);
        if (dice.chance(70)) {
            request.without(name);
        }
        switch (dice.below(8)) {
            case 0 -> request.with(name, texts.bytewise());
            case 1 -> request.with(name, dice.chance(20) ? dice.letters(LONG_HEADER) : "");
            case 2 -> request.inChunks();
            default -> request.with(name, dice.pick(VALUES));
        }
    }
}
