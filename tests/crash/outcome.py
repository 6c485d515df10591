# SPDX-License-Identifier: MIT
"""What has become of a library's posts."""

LATER = [[10, 20, 30, 600, 1200, 1800], [90, 100, 200, 600, 1200, 1800]]


def settle(library, server, later):
    """Runs until quiet; what went wrong, or None."""
    for minutes in later:
        server.wait_until_idle()
        finished = library.run(minutes=minutes)
        if finished.returncode < 0 or finished.returncode > 4:
            return f"a later run ended with {finished.returncode}: {finished.stderr}"
        if finished.returncode == 0:
            return None
    return f"never quiet: {finished.stdout}{finished.stderr}"


def standing(library, server):
    """How often each link stands on the server."""
    statuses = server.statuses()
    return {link: sum(link in status for status in statuses) for link in library.links}


def verdict(library, server):
    """What is not as it should be, one line each."""
    if library.run(minutes=2000).returncode != 0:
        yield "one more run fails"
    yield from (f"{link} stands {count} times" for link, count in standing(library, server).items() if count != 1)
    waiting = library.run("outbox", "list", minutes=2000)
    if waiting.returncode != 0 or waiting.stdout.strip() != "No posts.":
        yield f"the outbox is not empty: {waiting.stdout}{waiting.stderr}"
    if problem := library.ledger_problem():
        yield f"the ledger is damaged: {problem}"
