"""CSV files as the pack writes them: UTF-8 that spreadsheets recognise, and the same bytes everywhere."""

import csv
import io
from collections.abc import Mapping, Sequence


def csv_bytes(rows: Sequence[Mapping[str, object]], columns: Sequence[str]) -> bytes:
    r"""Return a table as CSV, with the mark by which spreadsheets know UTF-8.

    >>> csv_bytes([{"a": 1, "b": "x, y"}], ["a", "b"])
    b'\xef\xbb\xbfa,b\r\n1,"x, y"\r\n'
    """
    text = io.StringIO()
    writer = csv.DictWriter(text, columns)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8-sig")
