#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""`outputs login` from the first word to the stored credential, with a server that checks what it is given. Usage: PROGRAM CLAIM"""

import base64
import hashlib
import json
import os
import pty
import resource
import secrets
import signal
import stat
import subprocess
import sys
import tempfile
import threading
import urllib.error
import urllib.parse
import urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

TOKEN, PASSWORD = "t0ken-of-the-account", "abcd-efgh-ijkl-mnop"
CONFIG = """
state = "state"
[outputs.fediverse]
type = "mastodon"
server = "SERVER"
token = {{ {place} }}
allow_private = true
[outputs.sky]
type = "bluesky"
server = "SERVER"
identifier = "library.test"
password = {{ file = "secrets/password" }}
allow_private = true
"""
INSTANCE = {"version": "4.3.0", "configuration": {"statuses": {"max_characters": 500, "characters_reserved_per_url": 23}}}


class Server(BaseHTTPRequestHandler):
    """OAuth as Mastodon 4.3 has it, with one account that its person is logged in to."""

    def log_message(self, *_):
        pass

    def answer(self, value, status=200):
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        path, _, query = self.path.partition("?")
        good = self.headers["Authorization"] == f"Bearer {TOKEN}"
        if path == "/.well-known/oauth-authorization-server":
            self.answer({"code_challenge_methods_supported": ["S256"], "scopes_supported": ["profile", "read", "write"]})
        elif path == "/oauth/authorize":
            self.authorise(dict(urllib.parse.parse_qsl(query)))
        elif path == "/api/v2/instance":
            self.answer(INSTANCE)
        elif path == "/api/v1/accounts/verify_credentials" and good:
            self.answer({"id": "1", "acct": self.server.account})
        else:
            self.answer({"error": "Unauthorized"}, 401)

    def authorise(self, asked):
        app = self.server.apps[asked["client_id"]]
        assert asked["redirect_uri"] == app["redirect_uris"] and asked["scope"] == app["scopes"], asked
        assert asked["code_challenge_method"] == "S256" and asked["response_type"] == "code", asked
        code = secrets.token_hex(8)
        self.server.codes[code] = asked
        if asked["redirect_uri"] == "urn:ietf:wg:oauth:2.0:oob":
            self.answer({"code": code})
            return
        state = "another" if self.server.spoils_state else asked["state"]
        result = {"error": "access_denied"} if self.server.denies else {"code": code}
        self.send_response(302)
        self.send_header("Location", asked["redirect_uri"] + "?" + urllib.parse.urlencode(result | {"state": state}))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        if self.path == "/api/v1/apps":
            app = json.loads(body) | {"client_id": secrets.token_hex(8), "client_secret": secrets.token_hex(8)}
            self.server.apps[app["client_id"]] = app
            self.answer(app)
        elif self.path == "/oauth/token":
            self.redeem(dict(urllib.parse.parse_qsl(body)))
        elif self.path == "/xrpc/com.atproto.server.createSession" and json.loads(body)["password"] == PASSWORD:
            self.answer({"did": "did:plc:library", "handle": "library.test", "accessJwt": "a", "refreshJwt": "r"})
        else:
            self.answer({"error": "AuthenticationRequired", "message": "Invalid identifier or password"}, 401)

    def redeem(self, given):
        asked = self.server.codes.pop(given["code"], None)
        if asked is None:
            self.answer({"error": "invalid_grant", "error_description": "The provided authorization grant is invalid"}, 400)
            return
        digest = hashlib.sha256(given["code_verifier"].encode()).digest()
        assert base64.urlsafe_b64encode(digest).rstrip(b"=").decode() == asked["code_challenge"], given
        assert self.server.apps[given["client_id"]]["client_secret"] == given["client_secret"], given
        assert given["redirect_uri"] == asked["redirect_uri"] and given["grant_type"] == "authorization_code", given
        self.answer({"access_token": TOKEN, "token_type": "Bearer", "scope": asked["scope"]})


class Stage:
    def __init__(self, program, folder):
        self.program, self.folder = str(Path(program).resolve()), Path(folder)
        self.server = HTTPServer(("127.0.0.1", 0), Server)
        self.server.apps, self.server.codes, self.server.account = {}, {}, "library"
        self.server.denies = self.server.spoils_state = False
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.configure('file = "secrets/token"')

    def configure(self, place):
        address = f"http://127.0.0.1:{self.server.server_port}"
        self.folder.joinpath("twinform.toml").write_text(CONFIG.format(place=place).replace("SERVER", address))

    def command(self, *words):
        return [self.program, *words, "--config", str(self.folder / "twinform.toml")]

    def run(self, *words, given=""):
        done = subprocess.run(self.command(*words), input=given, capture_output=True, text=True, timeout=30)
        return done.returncode, done.stdout + done.stderr

    def log_in(self, *options, person=lambda address: open_page(address)["code"]):
        """The exit code and all that is said by a login whose address `person` opens; what that gives is typed."""
        command = self.command("outputs", "login", "fediverse", *options)
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as child:
            said = ""
            while "/oauth/authorize?" not in said and (line := child.stdout.readline()):
                said += line
            brought = person(said.split()[-1]) if "/oauth/authorize?" in said else None
            rest, errors = child.communicate(None if brought is None else f"{brought}\n", timeout=30)
            said += rest + errors
            return child.returncode, said

    def stored(self, name):
        file = self.folder / "secrets" / name
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, oct(file.stat().st_mode)
        assert [one.name for one in file.parent.iterdir()] == [name], list(file.parent.iterdir())
        return file.read_text()


def open_page(address):
    """As a browser does, following where it is sent to; what is not JSON is a page for people."""
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(address, timeout=20) as page:
        text = page.read().decode()
    return json.loads(text) if text.startswith("{") else text


def by_code(stage):
    code, said = stage.log_in("--no-browser")
    assert code == 0 and "fediverse posts as @library" in said and TOKEN not in said, said
    assert stage.stored("token") == TOKEN + "\n"
    app = next(iter(stage.server.apps.values()))
    assert app["scopes"] == "profile read:statuses write:statuses write:media", app
    stage.folder.joinpath("secrets/password").write_text(PASSWORD)
    code, said = stage.run("outputs", "test", "fediverse")
    assert code == 0 and "good" in said, said


def tells_nobody(stage):
    code, said = stage.log_in("--no-browser", "--verbose")
    app = next(iter(stage.server.apps.values()))
    hidden = [TOKEN, app["client_secret"]]
    assert code == 0 and not [one for one in hidden if one in said], said
    for file in stage.folder.rglob("*"):
        if file.is_file() and file.name != "token":
            assert not [one for one in hidden if one.encode() in file.read_bytes()], file


def for_a_program(stage):
    code, said = stage.log_in("--no-browser", "--json", person=lambda line: open_page(json.loads(line)["open"])["code"])
    done = json.loads(said.splitlines()[-1])
    assert code == 0 and done["stored"].endswith("secrets/token") and done["limits"]["account"].startswith("@library@"), said


def by_browser(stage):
    thanks = []
    code, said = stage.log_in("--listen", "0", person=lambda address: thanks.append(open_page(address)))
    assert code == 0 and "go back to the terminal" in thanks[0], (said, thanks)
    assert stage.stored("token") == TOKEN + "\n"


def denied(stage):
    stage.server.denies = True
    code, said = stage.log_in("--listen", "0", person=lambda address: open_page(address) and None)
    assert code == 1 and "access was denied" in said and not stage.folder.joinpath("secrets/token").exists(), said


def another_state(stage):
    stage.server.spoils_state = True
    code, said = stage.log_in("--listen", "0", person=lambda address: open_page(address) and None)
    assert code == 1 and "its state is not ours" in said, said
    assert not stage.folder.joinpath("secrets/token").exists()


def wrong_code(stage):
    code, said = stage.log_in("--no-browser", person=lambda _: "wr0ng")
    assert code == 1 and "authorization grant is invalid" in said and "a code works once" in said and "wr0ng" not in said, said
    assert not stage.folder.joinpath("secrets/token").exists()


def no_code(stage):
    code, said = stage.log_in("--no-browser", person=lambda _: "")
    assert code == 2 and "brought no answer" in said, said


def never_overwrites(stage):
    assert stage.log_in("--no-browser")[0] == 0
    file = stage.folder / "secrets/token"
    file.write_text("precious")
    code, said = stage.log_in("--no-browser")
    assert code == 2 and "say --force" in said and file.read_text() == "precious", said
    code, said = stage.log_in("--no-browser", "--force")
    assert code == 0 and file.read_text() == TOKEN + "\n", said


def to_a_command(stage):
    stage.configure('command = ["cat", "kept"]')
    code, said = stage.log_in("--no-browser")
    assert code == 2 and "--store-with" in said and not stage.server.apps, said
    kept = stage.folder / "kept"
    code, said = stage.log_in("--no-browser", "--store-with", f"umask 077; cat > {kept}")
    assert code == 0 and kept.read_text() == TOKEN + "\n", said
    code, said = stage.log_in("--no-browser", "--store-with", "cat >&2; exit 3")
    assert code == 1 and "exit code 3: ***" in said and TOKEN not in said, said


def another_account(stage):
    assert stage.log_in("--no-browser")[0] == 0
    stage.server.account = "director"
    code, said = stage.log_in("--no-browser", "--force")
    assert code == 0 and "until now fediverse posted as @library" in said, said


def no_such_login(stage):
    code, said = stage.run("outputs", "login", "fedivers")
    assert code == 2 and 'there is no output "fedivers"' in said, said
    stage.folder.joinpath("twinform.toml").write_text('[outputs.page]\ntype = "bulletin"\npath = "page"\n')
    code, said = stage.run("outputs", "login", "page")
    assert code == 2 and "page needs no login" in said, said


def app_password(stage):
    code, said = stage.run("outputs", "login", "sky", given="wrong\n")
    assert code == 1 and "Invalid identifier or password" in said and not stage.folder.joinpath("secrets/password").exists(), said
    code, said = stage.run("outputs", "login", "sky", given=PASSWORD + "\n")
    assert code == 0 and "sky posts as @library.test" in said, said
    assert stage.stored("password") == PASSWORD + "\n"


def on_terminal(stage, output, answers, environment=(), nobody=False):
    """The exit code and all that is said by a login on a terminal of its own; each prompt of `answers` gets its answer, once.
    `nobody`: never as root. Skipped where only root can reach the program."""
    nobody = nobody and os.geteuid() == 0
    if nobody:
        os.chown(stage.folder, 65534, 65534)
    child, terminal = pty.fork()
    if child == 0:
        if nobody:
            os.setgroups([])
            os.setuid(65534)
        command = stage.command("outputs", "login", output)
        os.execve(command[0], command, os.environ | dict(environment)) if os.access(command[0], os.X_OK) else os._exit(77)
    said = b""
    try:
        while heard := os.read(terminal, 4096):
            said += heard
            for prompt in [one for one in answers if one in said]:
                os.write(terminal, answers.pop(prompt) + b"\n")
    except OSError:  # how a terminal says that its other end is closed
        pass
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return sys.exit(77) if code == 77 else (code, said.decode())


def unseen_on_a_terminal(stage):
    answers = {b"App password of library.test: ": PASSWORD.encode()}
    code, said = on_terminal(stage, "sky", answers)
    assert code == 0 and not answers and PASSWORD not in said, said
    assert stage.stored("password") == PASSWORD + "\n"


def asks_before_it_replaces(stage):
    file = stage.folder / "secrets/password"
    file.parent.mkdir()
    file.write_text("precious")
    code, said = on_terminal(stage, "sky", {b"Replace it? [y/N] ": b""})
    assert code == 2 and file.read_text() == "precious", said
    code, said = on_terminal(stage, "sky", {b"Replace it? [y/N] ": b"y", b"App password": PASSWORD.encode()})
    assert code == 0 and stage.stored("password") == PASSWORD + "\n", said


def browser_of(stage):
    """A program that only tells, through a pipe, which address it was to open."""
    browser, pipe = stage.folder / "browser", stage.folder / "opened"
    os.mkfifo(pipe)
    os.chmod(pipe, 0o666)
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" >{pipe}\n')
    browser.chmod(0o755)
    return {"BROWSER": str(browser), "HOME": str(stage.folder)}, pipe


def opens_a_browser(stage):
    environment, pipe = browser_of(stage)
    threading.Thread(target=lambda: open_page(pipe.read_text()), daemon=True).start()
    code, said = on_terminal(stage, "fediverse", {}, environment, nobody=True)
    assert code == 0 and "Waiting for the browser" in said and stage.stored("token") == TOKEN + "\n", said


def takes_a_pasted_address(stage):
    environment, pipe = browser_of(stage)
    os.remove(environment["BROWSER"])  # none that could start: the page is opened on another machine
    pasted = {b"paste the address": b"http://127.0.0.1:1/?code=x&state=another"}
    code, said = on_terminal(stage, "fediverse", pasted, environment, nobody=True)
    assert code == 1 and "its state is not ours" in said, said


def opens_none_as_root(stage):
    if os.geteuid() != 0:
        sys.exit(77)
    environment, _ = browser_of(stage)
    code, said = on_terminal(stage, "fediverse", {b"The code that it shows: ": b"wr0ng"}, environment)
    assert code == 1 and "authorization grant is invalid" in said, said


def leaves_no_core(stage):
    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (most, most))

    def dumps_core(command):
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=stage.folder) as child:
            child.stdout.readline()
            os.kill(child.pid, signal.SIGABRT)
            status = os.waitpid(child.pid, 0)[1]
            child.returncode = os.waitstatus_to_exitcode(status)
            return os.WCOREDUMP(status)

    if not dumps_core(["sh", "-c", "echo; exec cat"]):
        sys.exit(77)  # nothing leaves one here
    assert not dumps_core(stage.command("outputs", "login", "fediverse", "--no-browser"))


CLAIMS = {
    "by-a-code": by_code,
    "tells-nobody-the-token": tells_nobody,
    "for-a-program": for_a_program,
    "by-a-browser-that-comes-back": by_browser,
    "that-is-denied": denied,
    "with-the-state-of-another": another_state,
    "with-a-wrong-code": wrong_code,
    "without-a-code": no_code,
    "never-overwrites-unasked": never_overwrites,
    "stores-with-a-command": to_a_command,
    "notices-another-account": another_account,
    "where-there-is-none": no_such_login,
    "by-an-app-password": app_password,
    "is-unseen-on-a-terminal": unseen_on_a_terminal,
    "asks-before-it-replaces": asks_before_it_replaces,
    "opens-a-browser": opens_a_browser,
    "takes-a-pasted-address": takes_a_pasted_address,
    "opens-no-browser-as-root": opens_none_as_root,
    "leaves-no-core": leaves_no_core,
}


def main():
    with tempfile.TemporaryDirectory() as folder:
        CLAIMS[sys.argv[2]](Stage(sys.argv[1], folder))


main()
