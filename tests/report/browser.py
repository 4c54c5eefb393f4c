"""A real Chromium without a screen, driven over WebDriver by the standard library alone."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
MISSING = "" if CHROMIUM and DRIVER else "needs chromium and chromedriver (apt: chromium-driver)"
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-dev-shm-usage", "--hide-scrollbars",
)  # fmt: skip


class Browser:
    """One window of it."""

    def __init__(self, session: str) -> None:
        self._session = session

    def resize(self, width: int, height: int, *, colours: str = "light") -> None:
        """The screen of the page that is opened next; a narrow one is a phone's."""
        screen = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        self.devtools("Emulation.setDeviceMetricsOverride", **screen)
        preferred = [{"name": "prefers-color-scheme", "value": colours}]
        self.devtools("Emulation.setEmulatedMedia", features=preferred)

    def open(self, path: Path) -> None:
        """Returns when the page is loaded."""
        self._post("/url", url=path.as_uri())

    def run(self, script: str, *arguments: Any) -> Any:
        """What JavaScript in the page returns; the page's own policy does not bind it."""
        return self._post("/execute/sync", script=script, args=arguments)

    def screenshot(self) -> bytes:
        """The whole page as a PNG."""
        taken = self.devtools("Page.captureScreenshot", captureBeyondViewport=True)
        return base64.b64decode(taken["data"])

    def told(self) -> list[dict[str, Any]]:
        """What the console was told since it was last asked."""
        return self._post("/se/log", type="browser")  # type: ignore[no-any-return]

    def devtools(self, command: str, **parameters: Any) -> Any:
        return self._post("/goog/cdp/execute", cmd=command, params=parameters)

    def _post(self, path: str, **body: Any) -> Any:
        return _posted(self._session + path, body)


@contextmanager
def started() -> Iterator[Browser]:
    """A browser with a new, empty profile, gone at the end."""
    assert CHROMIUM, MISSING
    assert DRIVER, MISSING
    with (
        tempfile.TemporaryDirectory() as profile,
        subprocess.Popen([DRIVER, "--port=0"], stdout=subprocess.PIPE, encoding="utf-8") as driver,
    ):
        try:
            address = f"http://127.0.0.1:{_port_of(driver)}/session"
            options = {"binary": CHROMIUM, "args": [*FLAGS, f"--user-data-dir={profile}"]}
            wanted = {"goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}
            made = _posted(address, {"capabilities": {"alwaysMatch": wanted}})
            session = f"{address}/{made['sessionId']}"
            try:
                yield Browser(session)
            finally:
                _called(urllib.request.Request(session, method="DELETE"))
        finally:
            driver.terminate()


def _port_of(driver: subprocess.Popen[str]) -> int:
    """It takes a free port and says which."""
    assert driver.stdout is not None
    for line in driver.stdout:
        if "started successfully on port " in line:
            return int(line.rpartition("port ")[2].rstrip(".\n"))
    raise AssertionError("chromedriver did not start")


def _posted(address: str, body: dict[str, Any]) -> Any:
    data = json.dumps(body).encode()
    headers = {"Content-Type": "application/json"}
    return _called(urllib.request.Request(address, data, headers))


def _called(request: urllib.request.Request) -> Any:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(request, timeout=60) as answer:
        return json.load(answer)["value"]
