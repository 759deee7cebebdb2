-- Prints the figures of wrk in one line, for the class Wrk that started it.
function report(summary, latency, wrong)
    local errors = summary.errors
    io.write(string.format(
        "figures %d %d %d %d %d %d\n",
        summary.requests,
        summary.duration,
        latency:percentile(50),
        latency:percentile(99),
        math.max(errors.status, wrong),
        errors.connect + errors.read + errors.write + errors.timeout))
end

-- Parses a line of a file of requests: method, path, token or "-", and an optional body.
function parse(line)
    local method, path, token, body = line:match("^(%S+) (%S+) (%S+) ?(.*)$")
    local headers = { ["Content-Type"] = "application/json" }
    if token ~= "-" then
        headers["Authorization"] = "Bearer " .. token
    end
    return method, path, headers, body
end
