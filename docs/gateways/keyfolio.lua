-- Asks Keyfolio whose credential a request carries: http-request lua.keyfolio PATH, of haproxy.cfg.

local credentials = {"authorization", "x-api-key"}

local function ask(txn, path)
    local received, sent = txn.http:req_get_headers(), {}
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
    for _, name in ipairs{"content-type", "www-authenticate"} do
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
    elseif answer.status == 401 or answer.status == 403 then
        refuse(txn, answer)
    end
end, 1)
