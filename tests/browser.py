"""A real Chromium for tests, driven over its own protocol through two pipes: no driver, no network, a fresh profile.

with Browser() as browser:
page = browser.open(path)
page.click("#reset")
page.value("document.title")
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
import time
from base64 import b64decode
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from typing import Any

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--remote-debugging-pipe",
)
PATIENCE = 60.0
SIZE = (1240, 900)
Message = dict[str, Any]


def program() -> str | None:
    """Where Chromium is, or ``None``."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


class Browser(AbstractContextManager["Browser"]):
    """One process; ends with its context."""

    def __init__(self) -> None:
        found = program()
        assert found is not None
        self.folder = tempfile.TemporaryDirectory(prefix="gxxl-chromium-", ignore_cleanup_errors=True)
        theirs_in, self._to = os.pipe()
        self._from, theirs_out = os.pipe()
        command = ["bash", "-c", f'exec "$@" 3<&{theirs_in} 4>&{theirs_out}', "bash", found, *FLAGS]
        command += [f"--user-data-dir={self.folder.name}", f"--window-size={SIZE[0]},{SIZE[1]}", "about:blank"]
        quiet: dict[str, Any] = {
            "stdin": subprocess.DEVNULL,
            "stdout": subprocess.DEVNULL,
            "stderr": subprocess.DEVNULL,
        }
        self.process = subprocess.Popen(command, pass_fds=[theirs_in, theirs_out], start_new_session=True, **quiet)
        os.close(theirs_in)
        os.close(theirs_out)
        self._number = 0
        self._left = b""
        self.events: list[Message] = []

    def __exit__(self, *_: object) -> None:
        """Ask it to end, then make it."""
        with suppress(OSError, TimeoutError, EOFError):
            self.call("Browser.close")
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        os.close(self._to)
        os.close(self._from)
        self.folder.cleanup()

    def open(self, path: Path, *, scripts: bool = True) -> Page:
        """A page from a file, loaded; what it logs and asks for is in ``events``."""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        page = Page(self, session)
        for domain in ("Page", "Runtime", "Log", "Network"):
            page.call(f"{domain}.enable")
        page.call("Emulation.setScriptExecutionDisabled", value=not scripts)
        self.events.clear()
        page.call("Page.navigate", url=path.resolve().as_uri())
        self.wait_for("Page.loadEventFired")
        return page

    def call(self, method: str, session: str | None = None, **parameters: Any) -> Message:  # noqa: ANN401
        """One request of the protocol and its answer."""
        self._number += 1
        request: Message = {"id": self._number, "method": method, "params": parameters}
        if session:
            request["sessionId"] = session
        os.write(self._to, json.dumps(request).encode() + b"\0")
        while True:
            message = self._message()
            if message.get("id") != self._number:
                self.events.append(message)
                continue
            assert "error" not in message, f"{method}: {message}"
            result: Message = message["result"]
            return result

    def wait_for(self, event: str) -> None:
        """Until the browser reports an event."""
        while not any(message.get("method") == event for message in self.events):
            self.events.append(self._message())

    def of(self, event: str) -> list[Message]:
        """What the reports of one kind held, since the page was opened."""
        return [message["params"] for message in self.events if message.get("method") == event]

    def _message(self) -> Message:
        end = time.monotonic() + PATIENCE
        while b"\0" not in self._left:
            if time.monotonic() > end:
                raise TimeoutError
            more = os.read(self._from, 1 << 16)
            if not more:
                raise EOFError
            self._left += more
        raw, _, self._left = self._left.partition(b"\0")
        message: Message = json.loads(raw)
        return message


class Page:
    """A page in the browser."""

    def __init__(self, browser: Browser, session: str) -> None:
        self.browser = browser
        self.session = session

    def call(self, method: str, **parameters: Any) -> Message:  # noqa: ANN401
        """One request about this page."""
        return self.browser.call(method, self.session, **parameters)

    def value(self, expression: str) -> Any:  # noqa: ANN401
        """What an expression gives, as plain data."""
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def click(self, selector: str) -> None:
        """A click of the mouse in the middle of an element, which is scrolled into sight."""
        element = f"document.querySelector({json.dumps(selector)})"
        self.value(f"{element}.scrollIntoView({{block: 'center', behavior: 'instant'}})")
        self._draw()
        x, y = self.value(f"(r => [r.x + r.width / 2, r.y + r.height / 2])({element}.getBoundingClientRect())")
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)
        self._draw()

    def _draw(self) -> None:
        """Until what was done is on the screen: nobody clicks on what he does not see yet."""
        frames = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done())))"
        self.call("Runtime.evaluate", expression=frames, awaitPromise=True)

    def type(self, text: str) -> None:
        """Text into what has the focus."""
        self.call("Input.insertText", text=text)

    def press(self, key: str, code: int) -> None:
        """A key of the keyboard."""
        for kind in ("keyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code)

    def pdf(self) -> bytes:
        """The page on paper."""
        return b64decode(self.call("Page.printToPDF", preferCSSPageSize=True, printBackground=True)["data"])

    def picture(self, width: int, height: int) -> bytes:
        """The upper part of the page as PNG."""
        clip = {"x": 0, "y": 0, "width": width, "height": height, "scale": 1}
        return b64decode(self.call("Page.captureScreenshot", clip=clip, captureBeyondViewport=True)["data"])
