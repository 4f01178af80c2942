"""Programs that some tests need and pip cannot bring: where they are, or the reason why those tests are skipped."""

import os
import shutil

import pytest

NAMES = {"node": ("node", "nodejs"), "chromium": ("chromium", "chromium-browser", "google-chrome")}


def program(name: str) -> str:
    """The path of a program. Without it the tests of the module are skipped; in CI, which installs it, they fail."""
    found = next((path for word in NAMES[name] if (path := shutil.which(word))), None)
    if found is None and not os.environ.get("CI"):
        pytest.skip(f"{name} is not installed", allow_module_level=True)
    return found or name
