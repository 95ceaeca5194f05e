"""Nothing of ours reaches for the network: not a command, not a module that could."""

import ast
import os
import subprocess
import sys
from pathlib import Path

PACKAGES = Path(__file__).parents[2]
NETWORK = {
    "asyncio",
    "ftplib",
    "http",
    "httpx",
    "requests",
    "smtplib",
    "socket",
    "ssl",
    "telnetlib",
}
ASKS_THE_SCREEN = "gui/screen.py: socket"  # whether one answers, on this machine

# Ends the process at once where anything asks for an address or a connection.
WATCHED = """
import os, sys
def watch(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"):
        if event != "socket.connect" or isinstance(arguments[1], tuple):
            os.write(2, f"{event} {arguments}".encode())
            os._exit(99)
sys.addaudithook(watch)
from annotator.cli import commands
commands()
"""


def imported(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{each.name}" for each in node.names)}
    return names


def test_no_module_of_ours_could_open_a_connection() -> None:
    found = {
        f"{path.relative_to(PACKAGES)}: {name}"
        for package in ("schema", "annotator", "gui")
        for path in (PACKAGES / package).rglob("*.py")
        for name in imported(path)
        if (name.split(".")[0] in NETWORK or "QtNetwork" in name)
    }
    assert found == {ASKS_THE_SCREEN}


COMMANDS = [
    ["new", "甲.jinbiao"],
    ["import", "甲.jinbiao", "报告.txt", "网页.html"],
    ["prelabel", "甲.jinbiao", "--all"],
    ["export", "甲.jinbiao", "--format", "jsonl", "--layer", "all", "--out", "出.jsonl"],
]


def test_no_command_asks_for_an_address(tmp_path: Path) -> None:
    page = '<html><img src="http://example.org/a.png"><p>清溪村脱贫32户，修路3公里。</p></html>'
    (tmp_path / "网页.html").write_text(page * 3, encoding="utf-8")
    (tmp_path / "报告.txt").write_text("清溪村产业扶贫带动32户。", encoding="utf-8")
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "JINBIAO_HOME": str(tmp_path)}
    for command in COMMANDS:
        run = [sys.executable, "-c", WATCHED, *command]
        done = subprocess.run(run, cwd=tmp_path, env=env, capture_output=True, timeout=120)
        assert done.returncode in (0, 1), done.stderr.decode(errors="replace")
