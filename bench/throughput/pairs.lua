-- Creates a key for each line of a file of requests in turn, and deletes it at once. The body of the line contains its number as the
-- name of the key, so that the response identifies the owner.
dofile("bench/throughput/figures.lua")

local creations = {}
local owners = {}
local made = {}
local threads = {}

wrong = 0

function setup(thread)
    thread:set("place", #threads * 7919)
    threads[#threads + 1] = thread
end

function init(arguments)
    for line in io.lines(arguments[1]) do
        local method, path, headers, body = parse(line)
        creations[#creations + 1] = wrk.format(method, path, headers, body)
        owners[#owners + 1] = headers
    end
end

function request()
    local key = table.remove(made)
    if key then
        return wrk.format("DELETE", "/v1/profile/api-keys/" .. key.id, owners[key.owner])
    end
    place = place % #creations + 1
    return creations[place]
end

function response(status, headers, body)
    if status ~= 200 then
        wrong = wrong + 1
    end
    local id, owner = body:match('"id":(%d+),"name":"(%d+)"')
    if id then
        made[#made + 1] = { id = id, owner = tonumber(owner) }
    end
end

function done(summary, latency)
    local refused = 0
    for _, thread in ipairs(threads) do
        refused = refused + thread:get("wrong")
    end
    report(summary, latency, refused)
end
