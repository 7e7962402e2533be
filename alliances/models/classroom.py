"""How many servers a class needs: memory per student, students at work at once, and students per machine.

A hub starts one server and one or more kernels for each student at work. Memory decides how many fit on a machine, because a kernel
without memory is killed, while one without processor time only waits. [1]_

Assumptions
-----------
- A student at work has one server and one kernel, of the lab that needs most.
- Memory is promised in full to everybody who is at work; nobody shares it.
- A part of each machine belongs to the system, and Kubernetes puts at most 110 pods on a machine unless told otherwise.

Invented
--------
- The share of a class that works at the same time: everybody in a class of 30, half of 300, one in five of 3,000. Count your own.

References
----------
.. [1] JupyterHub contributors (2025), Zero to JupyterHub with Kubernetes, https://z2jh.jupyter.org/.
"""

import math

PODS = 110  # of a machine, by Kubernetes' default


def per_student(server_mb: float, kernel_mb: float, step: int = 128) -> int:
    """Return the memory to promise one student, rounded up to whole steps.

    Parameters
    ----------
    server_mb, kernel_mb : highest memory of the server and of the largest kernel, MB.
    step : MB.

    Returns
    -------
    int, MB.

    Examples
    --------
    >>> per_student(92, 339)
    512
    """
    return math.ceil((server_mb + kernel_mb) / step) * step


def per_machine(machine_gb: float, student_mb: float, system_gb: float = 2) -> int:
    """Return how many students fit on one machine.

    Parameters
    ----------
    machine_gb, system_gb : memory of the machine, and what its system keeps, GB of 1,000 MB.
    student_mb : memory promised to one student, MB.

    Raises
    ------
    ValueError : if not even one student fits.

    Examples
    --------
    >>> per_machine(16, 512), per_machine(128, 512)
    (27, 110)
    """
    fit = min(PODS, math.floor((machine_gb - system_gb) * 1000 / student_mb))
    if fit < 1:
        raise ValueError(f"no student of {student_mb:g} MB fits on a machine of {machine_gb:g} GB")
    return fit


def machines(students: int, at_once: float, fit: int) -> int:
    """Return how many machines a class needs.

    Parameters
    ----------
    students : size of the class.
    at_once : share of it that works at the same time, 0 to 1.
    fit : students on one machine, as from :func:`per_machine`.

    Examples
    --------
    >>> machines(30, 1, 27), machines(300, 0.5, 27), machines(3000, 0.2, 27)
    (2, 6, 23)
    """
    return math.ceil(round(students * at_once, 6) / fit)
