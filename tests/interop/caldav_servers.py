"""CalDAV servers on this machine, each started in a folder of its own, and a client of few words."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from xml.etree import ElementTree

import attrs

DAV = "{DAV:}"
CALDAV = "{urn:ietf:params:xml:ns:caldav}"
PATIENCE = 30  # seconds until a server must have answered for the first time
XML = {"Content-Type": "application/xml; charset=utf-8"}
CALENDAR = {"Content-Type": "text/calendar; charset=utf-8"}


@attrs.frozen
class Store:
    """A calendar on a server."""

    port: int
    path: str

    def ask(
        self, method: str, name: str = "", body: str | bytes = b"", headers: dict[str, str] | None = None
    ) -> tuple[int, bytes, str | None]:
        """Send a request, and return the status, the body and the ETag of the answer."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            raw = body.encode() if isinstance(body, str) else body
            connection.request(method, self.path + name, raw or None, headers or {})
            answer = connection.getresponse()
            return answer.status, answer.read(), answer.getheader("ETag")
        finally:
            connection.close()

    def make(self) -> int:
        """Make the calendar, for events and to-dos, and the home that it stands in, where there is none."""
        home = f"{self.path.rstrip('/').rpartition('/')[0]}/"
        attrs.evolve(self, path=home).ask("MKCOL")
        body = (
            '<C:mkcalendar xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:set><D:prop>'
            "<D:displayname>Talks</D:displayname><C:supported-calendar-component-set>"
            '<C:comp name="VEVENT"/><C:comp name="VTODO"/></C:supported-calendar-component-set>'
            "</D:prop></D:set></C:mkcalendar>"
        )
        return self.ask("MKCALENDAR", body=body, headers=XML)[0]

    def put(self, name: str, data: bytes, etag: str | None = None) -> int:
        """Store a file that is not there yet, or that has an ETag."""
        return self.ask("PUT", name, data, CALENDAR | ({"If-Match": etag} if etag else {"If-None-Match": "*"}))[0]

    def get(self, name: str) -> tuple[int, bytes, str | None]:
        """Fetch a file."""
        return self.ask("GET", name)

    def query(self, component: str, start: str = "", end: str = "") -> dict[str, bytes]:
        """Return the files that hold a component, within a span of time if one is given: "20260303T210000Z"."""
        span = f'<C:time-range start="{start}" end="{end}"/>' if start else ""
        body = (
            '<C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">'
            "<D:prop><D:getetag/><C:calendar-data/></D:prop><C:filter>"
            f'<C:comp-filter name="VCALENDAR"><C:comp-filter name="{component}">{span}</C:comp-filter></C:comp-filter>'
            "</C:filter></C:calendar-query>"
        )
        status, answer, _ = self.ask("REPORT", body=body, headers=XML | {"Depth": "1"})
        assert status == 207, answer
        found = {}
        for response in ElementTree.fromstring(answer).iter(f"{DAV}response"):
            name = (response.findtext(f"{DAV}href") or "").rpartition("/")[2]
            found[name] = (response.findtext(f".//{CALDAV}calendar-data") or "").encode()
        return found


def _radicale(port: int, folder: Path) -> list[str]:
    options = {"server-hosts": f"127.0.0.1:{port}", "auth-type": "none", "storage-filesystem-folder": str(folder)}
    return ["radicale", "--config", "", *(f"--{name}={value}" for name, value in options.items())]


def _xandikos(port: int, folder: Path) -> list[str]:
    served = ["--directory", str(folder), "--state-dir", str(folder / "state"), "--defaults", "--no-detect-systemd"]
    return ["xandikos", "serve", *served, "--listen-address", "127.0.0.1", "--port", str(port)]


SERVERS: dict[str, tuple[Callable[[int, Path], list[str]], str]] = {
    "radicale": (_radicale, "/ana/talks/"),
    "xandikos": (_xandikos, "/user/calendars/talks/"),
}


@contextmanager
def serving(name: str, folder: Path) -> Iterator[Store]:
    """Run a server on a free port while something is done, and stop it."""
    command, path = SERVERS[name]
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    data, log = folder / "data", folder / "log"
    data.mkdir()
    # Nothing of whoever runs the tests: no settings, no home.
    known = {"PATH": os.environ["PATH"], "HOME": str(folder), "LC_ALL": "C.UTF-8"}
    with (
        log.open("wb") as told,
        subprocess.Popen(
            [sys.executable, "-m", *command(port, data)], cwd=folder, env=known, stdout=told, stderr=told
        ) as process,
    ):
        try:
            _wait(process, port, log)
            yield Store(port, path)
        finally:
            process.terminate()
            try:
                process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()


def _wait(process: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            assert process.poll() is None, log.read_text(encoding="utf-8")
            assert time.monotonic() < until, log.read_text(encoding="utf-8")
            time.sleep(0.1)
