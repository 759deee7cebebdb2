package io.keyfolio.hostile;

/** Texts that are not avatar URLs. */
final class OddUrls {

    private OddUrls() {}

    static String[] all() {
        return new String[] {
            "",
            " ",
            "javascript:alert(1)",
            "data:image/png;base64,AAAA",
            "//host/a.png",
            "/a.png",
            "http:",
            "http://",
            "http:///a.png",
            "ftp://host/a",
            "file:///etc/passwd",
            "https://ex ample.com/",
            "https://host/a b",
            "https://host/%zz",
            "http://[::1/",
            "https://user@/",
            "https://user:pw@host/x",
            "https://user@host/x",
            "https://host:0/",
            "https://host:99999/",
            "https://host\\\\x/",
            "https://host/\\\\x",
            "https://host/%4",
            "https://host/\\u202e",
            "https://m\\u00fcnchen.example/",
            "https://host../",
            "https://host:port/",
            " https://host/",
            "https://host/\\n",
            "https://host/<script>",
            "https://host/" + "a".repeat(2048),
            "https://?x",
            "https://#x"
        };
    }
}
