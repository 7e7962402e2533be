"""What is written down for hubs agrees with what was measured and with the lock."""

import re
from pathlib import Path

import pytest
import yaml

from alliances.models import classroom
from alliances.numbers import classroom as figures

HUB = Path(__file__).resolve().parents[2] / "deploy" / "hub"
LOCK = (HUB.parents[1] / "requirements.txt").read_text(encoding="utf-8")


def read(name: str) -> dict:
    return yaml.safe_load((HUB / name).read_text(encoding="utf-8"))


def test_the_memory_of_a_student_is_what_was_measured():
    student = figures._student()
    assert read("values.yaml")["singleuser"]["memory"] == {"guarantee": f"{student}M", "limit": f"{2 * student}M"}
    assert f"MEMORY_MB = {student} " in (HUB / "jupyterhub_config.py").read_text(encoding="utf-8")


@pytest.mark.parametrize(("size", "reserve"), [(30, 0), (300, 1), (3000, 2)])
def test_a_class_gets_the_machines_that_it_needs(size, reserve):
    fit = figures._fit()
    machines = classroom.machines(size, figures.CLASSES[size], fit)
    values, head = read(f"class-{size}.yaml"), (HUB / f"class-{size}.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert values["hub"]["activeServerLimit"] == machines * fit
    placeholder = values["scheduling"]["userPlaceholder"]
    assert placeholder == ({"enabled": True, "replicas": reserve * fit} if reserve else {"enabled": False})
    assert f"{machines} machines of {figures.MACHINE_GB} GB, {fit} students on each" in head


def test_the_hub_has_the_jupyterlab_of_the_lock():
    hub = (HUB / "requirements.txt").read_text(encoding="utf-8")
    assert re.search(r"^jupyterlab==.+$", hub, re.MULTILINE)[0] in LOCK.splitlines()
