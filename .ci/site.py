"""Hooks of mkdocs.yml: deploy/README.md is a page too, and what else is outside docs is named instead of linked."""

import os
import posixpath
import re

from mkdocs.structure.files import File

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PAGES_OUTSIDE = ["deploy/README.md"]
LINK = re.compile(r"(?<!!)\[([^\]]*)\]\(([^)\s]+)\)")
FENCE = re.compile(r"(^```.*?^```)", re.MULTILINE | re.DOTALL)


def on_files(files, config):
    for path in PAGES_OUTSIDE:
        files.append(File(path, ROOT, config["site_dir"], config["use_directory_urls"]))
    return files


def on_page_markdown(markdown, page, config, files):
    source = page.file.src_uri
    in_repository = source if source in PAGES_OUTSIDE else "docs/" + source

    def link(match):
        text, target = match.groups()
        if re.match(r"[a-z]+:|#", target):
            return match.group(0)
        path, _, anchor = target.partition("#")
        file = posixpath.normpath(posixpath.join(posixpath.dirname(in_repository), path))
        there = os.path.join(ROOT, file)
        if not os.path.exists(there):
            return match.group(0)
        page_path = file[len("docs/"):] if file.startswith("docs/") else file
        if os.path.isfile(there) and (file.startswith("docs/") or file in PAGES_OUTSIDE):
            to = posixpath.relpath(page_path, posixpath.dirname(source) or ".")
            return f"[{text}]({to}{'#' + anchor if anchor else ''})"
        return f"`{file}`" if text.strip("`") == file else f"{text} (`{file}`)"

    parts = FENCE.split(markdown)
    return "".join(part if i % 2 else LINK.sub(link, part) for i, part in enumerate(parts))
