"""What one student costs a server, as measured."""

from alliances import data
from alliances.labs import notebooks


def test_every_lab_and_the_server_were_measured():
    assert data.load("lab_resources")["part"].tolist() == ["JupyterLab server", *[path.stem for path in notebooks.sources()]]


def test_a_lab_stays_small():
    """Our own budget: a lab with its server takes less than half a gigabyte, so that a free or a campus service can carry it."""
    memory = data.load("lab_resources").set_index("part")["memory_mb"]
    assert memory.drop("JupyterLab server").max() + memory["JupyterLab server"] < 500
