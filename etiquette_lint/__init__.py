"""etiquette-lint: the linter for what people are about to send.

    >>> from etiquette_lint import lint
    >>> for diagnostic in lint("Subject: Hello\\n\\nSend it ASAP.\\n"): print(diagnostic.code, diagnostic.message)

`lint(text, **context)` gives diagnostics, `inspect(text, **context)` how the text is read; see etiquette_lint.api.
"""

import sys
from types import ModuleType

__version__ = "0.1.0"
__all__ = ["__version__", "inspect", "lint"]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from etiquette_lint.api import inspect as inspect
    from etiquette_lint.api import lint as lint

PUBLIC = ("inspect", "lint")


class Package(ModuleType):
    """This package as a module whose public functions are imported when first asked for, and are not
    hidden by the modules of the same names when those are imported (the import system assigns them here)."""

    def __getattr__(self, name: str) -> object:
        if name in PUBLIC:
            from importlib import import_module

            return getattr(import_module("etiquette_lint.api"), name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

    def __setattr__(self, name: str, value: object) -> None:
        if name not in PUBLIC:
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = Package
