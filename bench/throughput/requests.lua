-- Sends the requests of a file one after the other, and begins again after the last.
dofile("bench/throughput/figures.lua")

local requests = {}
local started = 0

-- Each thread begins at another place of the file.
function setup(thread)
    thread:set("place", started * 7919)
    started = started + 1
end

function init(arguments)
    for line in io.lines(arguments[1]) do
        requests[#requests + 1] = wrk.format(parse(line))
    end
end

function request()
    place = place % #requests + 1
    return requests[place]
end

function done(summary, latency)
    report(summary, latency, 0)
end
