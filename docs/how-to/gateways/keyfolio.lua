-- Asks Keyfolio whose credential a request carries: http-request lua.keyfolio PATH, of haproxy.cfg.

local credentials = {"authorization", "x-api-key"}

local function ask(txn, path)
    -- Keyfolio believes the address of the proxies in its KEYFOLIO_PROXY_TRUSTED.
    local received, sent = txn.http:req_get_headers(), {["x-forwarded-for"] = {txn.f:src()}}
    for _, name in ipairs(credentials) do
        if received[name] then
            sent[name] = {}
            for _, value in pairs(received[name]) do
                table.insert(sent[name], value)
            end
        end
    end
    return core.httpclient():get{url = "http://keyfolio" .. path, dst = "abns@keyfolio", headers = sent, timeout = 6000}
end

local function admit(txn, answer)
    for name, values in pairs(answer.headers) do
        if name:find("^x%-keyfolio%-") then
            txn.http:req_set_header(name, values[0])
        end
    end
    txn:set_var("txn.keyfolio", "allowed")
end

local function refuse(txn, answer)
    local reply = txn:reply{status = answer.status, body = answer.body}
    for _, name in ipairs{"content-type", "www-authenticate", "retry-after"} do
        for _, value in pairs(answer.headers[name] or {}) do
            reply:add_header(name, value)
        end
    end
    txn:done(reply)
end

-- What is neither admitted nor refused here is refused with 503 by haproxy.cfg.
core.register_action("keyfolio", {"http-req"}, function(txn, path)
    local answer = ask(txn, path)
    if answer.status == 200 then
        admit(txn, answer)
    elseif answer.status == 401 or answer.status == 403 or answer.status == 429 then
        refuse(txn, answer)
    elseif answer.headers and answer.headers["retry-after"] then
        txn:set_var("txn.keyfolio_wait", answer.headers["retry-after"][0])
    end
end, 1)

-- Refuses requests with trailers, which HAProxy 2.6 cannot remove: filter lua.keyfolio-trailers, of haproxy.cfg.
local Trailers = {id = "keyfolio-trailers", flags = filter.FLT_CFG_FL_HTX}
Trailers.__index = Trailers

function Trailers.new()
    return setmetatable({}, Trailers)
end

-- A body whose length is known is sent on without trailers.
function Trailers:http_headers(_, message)
    if not message:is_resp() and not message:get_headers()["content-length"] then
        filter.register_data_filter(self, message.channel)
    end
end

-- Beside the body there is one byte for its end, and nothing else but trailers. An error is answered 400.
function Trailers:http_payload(_, message)
    if message:input() - #(message:body() or "") > 1 then
        error("a request with trailers is refused")
    end
end

core.register_filter("keyfolio-trailers", Trailers, function(trailers)
    return trailers
end)
