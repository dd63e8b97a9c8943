"""Repositories of git for tests, whatever the user's own git is set to."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

__all__ = ["commit", "git", "needs_git"]

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
GIT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "a",
    "GIT_AUTHOR_EMAIL": "a@example.invalid",
    "GIT_COMMITTER_NAME": "a",
    "GIT_COMMITTER_EMAIL": "a@example.invalid",
}


def git(town: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", "-C", str(town), *arguments],
        env={**os.environ, **GIT},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def commit(town: Path) -> str:
    git(town, "add", "-A")
    git(town, "commit", "-qm", "x", "--allow-empty")
    return git(town, "rev-parse", "HEAD")
