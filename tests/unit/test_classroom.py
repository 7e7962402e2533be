"""Sizing a hub: enough for everybody, and no machine too many."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliances.models import classroom


@given(st.floats(10, 1000), st.floats(10, 1000))
def test_the_promise_covers_server_and_kernel(server, kernel):
    promised = classroom.per_student(server, kernel)
    assert server + kernel <= promised < server + kernel + 128
    assert promised % 128 == 0


@given(st.integers(1, 5000), st.floats(0.01, 1), st.integers(1, 110))
def test_machines_suffice_and_one_less_would_not(students, at_once, fit):
    needed = classroom.machines(students, at_once, fit)
    assert needed * fit >= students * at_once - 1e-6
    assert (needed - 1) * fit < students * at_once


@given(st.floats(4, 512), st.floats(128, 2000))
def test_a_machine_is_never_overfull(machine, student):
    try:
        fit = classroom.per_machine(machine, student)
    except ValueError:
        assert (machine - 2) * 1000 < student
    else:
        assert fit * student <= (machine - 2) * 1000 + 1e-6
        assert fit <= classroom.PODS


def test_a_machine_that_is_too_small_is_refused():
    with pytest.raises(ValueError, match="no student of 512 MB fits on a machine of 2 GB"):
        classroom.per_machine(2, 512)
