"""Figures on what a class needs of a JupyterHub."""

from functools import partial

from .. import data
from ..models import classroom
from . import add

MACHINE_GB = 16
CLASSES = {30: 1.0, 300: 0.5, 3000: 0.2}  # size -> share at work at once, as assumed in models/classroom.py


def _student() -> int:
    """Return the memory to promise one student (MB)."""
    memory = data.load("lab_resources").set_index("part")["memory_mb"]
    return classroom.per_student(float(memory["JupyterLab server"]), float(memory.drop("JupyterLab server").max()))


def _kernel() -> int:
    """Return the memory of the largest kernel (MB)."""
    table = data.load("lab_resources")
    return int(table.loc[table["part"] != "JupyterLab server", "memory_mb"].max())


def _fit() -> int:
    return classroom.per_machine(MACHINE_GB, _student())


def _machines(students: int) -> int:
    return classroom.machines(students, CLASSES[students], _fit())


add("class.kernel", "highest memory of a lab's kernel, MB", ".0f", _kernel)
add("class.student", "memory to promise one student, MB", ".0f", _student)
add("class.fit", f"students on one machine of {MACHINE_GB} GB", ".0f", _fit)
for _size in CLASSES:
    add(f"class.machines-{_size}", f"machines of {MACHINE_GB} GB for {_size} students", ".0f", partial(_machines, _size), model="classroom")
    add(
        f"class.at-once-{_size}",
        f"students of {_size} at work at once, as assumed",
        ".0f",
        partial(lambda size: size * CLASSES[size], _size),
        model="classroom",
        assumed=True,
    )
