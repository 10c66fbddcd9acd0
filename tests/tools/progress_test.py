# SPDX-License-Identifier: Apache-2.0
"""The line of progress of a long run, through a pseudo-terminal.

    progress_test.py STATION_CHECK

A run is made long by a file that comes through a named pipe (which is read twice: is it an area's,
and then for good): more than a second goes by before the second text comes. On a terminal one line shows then, and it is gone at the end; a short run,
a standard error that is no terminal, and a result that goes to the terminal itself show nothing.
Standard output is the same in all cases.
"""
import errno
import os
import pathlib
import pty
import subprocess
import sys
import tempfile
import time

PROGRAM = sys.argv[1]
LINE_START = "\r\x1b[K"
ENVIRONMENT = {"PATH": os.environ["PATH"], "LC_ALL": "C", "STATION_LANG": "en",
               "STATION_AS_OF": "2024-06-30"}
STATION = "name: Example station {}\nregion: {{city: 武汉市, county: 示例区}}\n"


def read_all(descriptor):
    """Until the other end of the terminal is closed."""
    data = b""
    while True:
        try:
            chunk = os.read(descriptor, 65536)
        except OSError:  # what Linux says at the end of a terminal
            break
        if not chunk:
            break
        data += chunk
    os.close(descriptor)
    return data.decode().replace("\r\n", "\n")


def write_when_read(process, path, text, seconds):
    """Waits until somebody reads from the pipe, then for these seconds, then writes."""
    while True:
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_NONBLOCK)
            break
        except OSError as error:
            if error.errno != errno.ENXIO:
                raise
            assert process.poll() is None, "the command has ended, status %d" % process.returncode
            time.sleep(0.01)
    time.sleep(seconds)
    os.write(descriptor, text.encode())
    os.close(descriptor)


def run(folder, slow, err_is_terminal=True, out_is_terminal=False):
    """(standard output, standard error) of a run with one thread."""
    paths = [str(folder / "a.yaml"), str(folder / "pipe"), str(folder / "b.yaml")]
    if not slow:
        paths.pop(1)
    master, terminal = pty.openpty()
    process = subprocess.Popen(
        [PROGRAM, "--format", "line", "--jobs", "1", "--rules", "wuhan", *paths],
        env=ENVIRONMENT, stdin=subprocess.DEVNULL,
        stdout=terminal if out_is_terminal else open(folder / "out", "w"),
        stderr=terminal if err_is_terminal else open(folder / "err", "w"))
    os.close(terminal)
    if slow:
        write_when_read(process, folder / "pipe", STATION.format(2), 0)
        time.sleep(2)  # until the first reader has closed it
        write_when_read(process, folder / "pipe", STATION.format(2), 1.2)
    shown = read_all(master)
    process.wait()
    out = "" if out_is_terminal else (folder / "out").read_text(encoding="utf-8")
    err = shown if err_is_terminal else (folder / "err").read_text(encoding="utf-8")
    return out, err


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "a.yaml").write_text(STATION.format(1), encoding="utf-8")
        (folder / "b.yaml").write_text(STATION.format(3), encoding="utf-8")
        os.mkfifo(folder / "pipe")

        out, err = run(folder, slow=True)
        assert LINE_START + "2 of 3 files checked" in err, repr(err)
        assert err.endswith(LINE_START), repr(err)
        assert "\n" not in err, "nothing of it stays: " + repr(err)
        plain, err = run(folder, slow=True, err_is_terminal=False)
        assert err == "", repr(err)
        assert out == plain and out, "progress changes nothing of the result"
        _, err = run(folder, slow=False)
        assert err == "", "a short run shows none: " + repr(err)
        _, shown = run(folder, slow=True, out_is_terminal=True)
        assert "files checked" not in shown and LINE_START not in shown, repr(shown)


main()
