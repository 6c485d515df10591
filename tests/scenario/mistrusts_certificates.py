#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Neither a feed nor a token goes through a connection whose certificate can't be trusted. Exit code 77: not tried. Usage: PROGRAM"""

import http.server
import os
import shutil
import ssl
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

CONFIG = """state = "state"
[library]
backlog = 10
[sources.blog]
url = "blog.xml"
[sources.journal]
url = "{server}/journal.xml"
allow_private = true
[outputs.fediverse]
type = "mastodon"
server = "{server}"
token = {{ file = "token" }}
allow_private = true
[broadcasts.all]
from = ["*"]
to = ["fediverse"]
"""
FEED = "<rss version='2.0'><channel><title>Blog</title><item><title>First of all</title></item></channel></rss>"


class Asked(http.server.BaseHTTPRequestHandler):
    """Nobody should get so far."""

    requests = []

    def do_GET(self):
        self.requests.append(self.path)
        self.send_error(404)

    do_POST = do_GET

    def log_message(self, *_):
        pass


def serve(folder):
    """Its address; the certificate says the right name, and nobody but itself vouches for it."""
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                    "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", "key.pem", "-out", "cert.pem"],
                   cwd=folder, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(Path(folder, "cert.pem"), Path(folder, "key.pem"))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Asked)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"https://127.0.0.1:{server.server_port}"


def main():
    if shutil.which("openssl") is None:
        print("skipped: there is no openssl to make a certificate with")
        sys.exit(77)
    with tempfile.TemporaryDirectory() as folder:
        server = serve(folder)
        config = CONFIG.format(server=server)
        for name, text in {"twinform.toml": config, "blog.xml": FEED, "token": "secret"}.items():
            Path(folder, name).write_text(text)
        environment = {**os.environ, "HOME": folder, "no_proxy": "127.0.0.1"}
        ran = subprocess.run([sys.argv[1], "run", "--config", "twinform.toml"], cwd=folder, env=environment,
                             capture_output=True, text=True, timeout=60)
        said = ran.stdout + ran.stderr
        assert ran.returncode == 1, said
        mistrust = f"the certificate of {server.removeprefix('https://')} can't be trusted"
        for where in ("source journal", "asking output fediverse"):
            assert any(mistrust in line and "self-signed" in line and where in line for line in said.splitlines()), said
        assert "ca-certificates" in said, said
        waiting = subprocess.run([sys.argv[1], "outbox", "list", "--config", "twinform.toml"], cwd=folder, env=environment,
                                 capture_output=True, text=True, timeout=60)
        assert "pending" in waiting.stdout and "First of all" in waiting.stdout, waiting.stdout
        assert not Asked.requests, Asked.requests


main()
