"""Zip files that come out the same whenever they are made: content packages and documents of word processors are such files."""

import io
import zipfile

_DAY = (2026, 1, 1, 0, 0, 0)


def undated(archive: bytes) -> bytes:
    """Return a zip file whose parts carry one fixed date and one set of permissions.

    Parameters
    ----------
    archive : the bytes of a zip file.

    Examples
    --------
    >>> stream = io.BytesIO()
    >>> with zipfile.ZipFile(stream, "w") as made:
    ...     made.writestr("a.txt", "whole")
    >>> zipfile.ZipFile(io.BytesIO(undated(stream.getvalue()))).getinfo("a.txt").date_time[0]
    2026
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():  # the order is kept: a document's first part says what the file is
            entry = zipfile.ZipInfo(name, _DAY)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            new.writestr(entry, old.read(name))
    return stream.getvalue()


def zipped(files: dict[str, bytes]) -> bytes:
    """Return a zip file of files, by their names inside it, in their order.

    >>> zipfile.ZipFile(io.BytesIO(zipped({"b.txt": b"whole", "a.txt": b""}))).namelist()
    ['b.txt', 'a.txt']
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        for name, content in files.items():
            made.writestr(name, content)
    return undated(stream.getvalue())
