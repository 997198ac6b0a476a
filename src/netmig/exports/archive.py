"""A zip file that is the same bytes each time: no clock, no machine's own order or permissions."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

# The first moment that a zip file can name.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


def zipped(files: Mapping[str, bytes], *, plain: frozenset[str] = frozenset()) -> bytes:
    """The files in their order, compressed but for those named `plain`."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, body in files.items():
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.compress_type = zipfile.ZIP_STORED if name in plain else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            archive.writestr(entry, body)
    return out.getvalue()
