"""An app, ready to be installed: `python integrations/pack.py zendesk --service https://lint.example.com`.

Writes build/integrations/NAME, with the address of your service in place of lint.example.com and, for Outlook, the
address where you publish the add-in in place of site.example.com; for Zendesk and Outlook also the .zip to upload.
"""

import argparse
import os
import shutil
import sys
import zipfile
from urllib.parse import urlsplit

HERE = os.path.dirname(os.path.abspath(__file__))
SERVICE, SITE = "https://lint.example.com", "https://site.example.com"
# App -> where the shared script goes, and what goes into the .zip that is uploaded ("" for none).
APPS = {
    "zendesk": ("assets", ("manifest.json", "assets", "translations")),
    "freshdesk": ("app/scripts", ()),
    "zoho-desk": ("app", ()),
    "outlook": ("site", ("manifest.json", "site/icons")),
}
TEXTS = (".json", ".js", ".html")


def pack(name: str, service: str, site: str, output: str) -> str:
    """Write the app to a folder of `output`, and return the folder."""
    folder = os.path.join(output, name)
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(os.path.join(HERE, name), folder, ignore=shutil.ignore_patterns("README*"))
    place, uploaded = APPS[name]
    shutil.copyfile(os.path.join(HERE, "gate.js"), os.path.join(folder, place, "gate.js"))
    for parent, _, names in os.walk(folder):
        for file in names:
            if file.endswith(TEXTS):
                address(os.path.join(parent, file), service, site)
    if name == "outlook":
        join(os.path.join(folder, place))
    if uploaded:
        archive(folder, uploaded)
    return folder


def address(path: str, service: str, site: str) -> None:
    """Put the addresses into a file: whole ones, then bare hosts."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    for sample, real in ((SERVICE, service), (SITE, site)):
        text = text.replace(sample, real).replace(urlsplit(sample).netloc, urlsplit(real).netloc)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)


def join(folder: str) -> None:
    """One script of the add-in's three: classic Outlook for Windows loads no second one."""
    names = ("settings.js", "gate.js", "app.js")
    parts = []
    for name in names:
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            parts.append(file.read())
        os.remove(os.path.join(folder, name))
    with open(os.path.join(folder, "launch.js"), "w", encoding="utf-8", newline="\n") as file:
        file.write("\n".join(parts))


def archive(folder: str, uploaded: "tuple[str, ...]") -> None:
    with zipfile.ZipFile(folder + ".zip", "w", zipfile.ZIP_DEFLATED) as file:
        for parent, _, names in sorted(os.walk(folder)):
            for name in sorted(names):
                path = os.path.relpath(os.path.join(parent, name), folder).replace(os.sep, "/")
                if any(path == entry or path.startswith(entry + "/") for entry in uploaded):
                    file.write(os.path.join(parent, name), path)


def origin(text: str) -> str:
    """An address without path, as manifests want it; raises ValueError."""
    parts = urlsplit(text)
    if parts.scheme not in ("https", "http") or not parts.hostname or parts.path.strip("/") or parts.query:
        raise ValueError(text)
    return f"{parts.scheme}://{parts.netloc}"


def main(words: "list[str]") -> int:
    parser = argparse.ArgumentParser(description="Make an app of this folder ready to be installed.")
    parser.add_argument("name", choices=sorted(APPS))
    parser.add_argument("--service", type=origin, required=True, help="where etiquette-lint serves: https://HOST")
    parser.add_argument("--site", type=origin, help="where the files of the Outlook add-in are published: https://HOST")
    parser.add_argument("--output", default=os.path.join(os.path.dirname(HERE), "build", "integrations"))
    values = parser.parse_args(words)
    if values.name == "outlook" and not values.site:
        parser.error("Outlook loads its add-in from a server of yours: say --site https://HOST")
    print(pack(values.name, values.service, values.site or SITE, values.output))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
