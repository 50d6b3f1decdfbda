"""Install an extension into a running LibreOffice: ``python -m tests.macros.installing PIPE URL``."""

from __future__ import annotations

import builtins
import sys
from typing import Any

from tests.office import load_uno


def main(pipe: str, url: str) -> None:
    """Connect, and install it for the process's own profile."""
    uno = load_uno()
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
    manager = context.getByName("/singletons/com.sun.star.deployment.ExtensionManager")
    manager.addExtension(url, (), "user", None, _agreeing())


def _agreeing() -> Any:  # noqa: ANN401
    """Answers the question whether to install with yes. UNO needs real objects of its own interfaces for that."""
    uno, original = load_uno(), builtins.__import__
    builtins.__import__ = uno._uno_import  # the names below com.sun.star are imported in no other way
    try:
        import unohelper
        from com.sun.star.task import XInteractionHandler
        from com.sun.star.ucb import XCommandEnvironment, XProgressHandler
    finally:
        builtins.__import__ = original

    class Agreeing(unohelper.Base, XCommandEnvironment, XInteractionHandler, XProgressHandler):  # type: ignore[misc]
        """A user who installs what was asked for."""

        def getInteractionHandler(self) -> Any:  # noqa: ANN401, N802
            return self

        def getProgressHandler(self) -> Any:  # noqa: ANN401, N802
            return self

        def handle(self, request: Any) -> None:  # noqa: ANN401
            request.getContinuations()[0].select()  # the first is yes, the second no

        def push(self, status: object) -> None:
            """Progress begins."""

        def update(self, status: object) -> None:
            """Progress goes on."""

        def pop(self) -> None:
            """Progress ends."""

    return Agreeing()


if __name__ == "__main__":
    main(*sys.argv[1:])
