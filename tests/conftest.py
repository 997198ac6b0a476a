"""Makes the folder of the tests importable, for `strategies`; and one pace for Hypothesis everywhere."""

from __future__ import annotations

import signal

import pytest
from hypothesis import HealthCheck, settings

# machines differ in speed, and a law holds on slow ones too; the same examples on every run
settings.register_profile(
    "netmig", deadline=None, max_examples=60, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("netmig")

# the command line on a small ledger, as the fixture `run`; the system's Chromium, as the fixture `browser`
pytest_plugins = ("command_line", "in_a_browser")


@pytest.fixture(autouse=True, scope="session")
def _interrupts_are_heeded() -> None:
    """So that a program started by a test heeds them too, where the tests run with interrupts ignored, as behind `nohup … &`."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
