# SPDX-License-Identifier: MIT
"""An addon of mitmproxy that spoils what lost.py asks for: a line of the file `faults` names a kind of request and what happens to
the next one of it, as in `post answer-lost`."""

import asyncio
import os

from mitmproxy import ctx, http

STALL = 30  # seconds
HTML = {"Content-Type": "text/html"}


def load(loader):
    loader.add_option("faults", str, "", "the file that says what goes wrong")


def kind_of(request):
    path = request.path.split("?")[0]
    if request.method == "POST" and path in ("/api/v1/statuses", "/xrpc/com.atproto.repo.putRecord"):
        return "post"
    return "search" if request.method == "GET" and path.startswith("/api/v1/accounts/") and path.endswith("/statuses") else ""


def next_fault(kind):
    """Takes its line out of the file."""
    if not kind or not os.path.exists(ctx.options.faults):
        return ""
    with open(ctx.options.faults) as file:
        lines = file.read().splitlines()
    line = next((line for line in lines if line.startswith(kind + " ")), "")
    if line:
        lines.remove(line)
        with open(ctx.options.faults, "w") as file:
            file.writelines(line + "\n" for line in lines)
    return line.removeprefix(kind + " ")


async def request(flow):
    fault = flow.metadata["fault"] = next_fault(kind_of(flow.request))
    if fault == "never-arrived":
        flow.kill()
    elif fault == "503":
        flow.response = http.Response.make(503, '{"error":"There was a temporary problem"}', {"Content-Type": "application/json"})
    elif fault == "502-not-posted":
        flow.response = http.Response.make(502, "<html><title>Bad gateway</title></html>", HTML)
    elif fault == "request-held":
        await asyncio.sleep(STALL)


async def response(flow):
    fault = flow.metadata.get("fault")
    if fault == "answer-lost":
        flow.kill()
    elif fault == "500-though-posted":
        flow.response = http.Response.make(500, "<html><title>Oops</title></html>", HTML)
    elif fault == "half-json":
        flow.response.text = flow.response.text[: len(flow.response.text) // 2]
    elif fault == "broken-off":  # all of it is promised
        flow.response.raw_content = flow.response.raw_content[: len(flow.response.raw_content) // 2]
    elif fault == "answer-held":
        await asyncio.sleep(STALL)
