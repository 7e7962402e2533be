"""What one student costs a server, as measured."""

from alliances import data, labs


def test_every_lab_and_the_server_were_measured():
    assert data.load("lab_resources")["part"].tolist() == ["JupyterLab server", *[path.stem for path in labs.sources()]]


def test_a_lab_fits_into_what_binder_gives():
    """Binder promises between one and two gigabytes for one person; a lab with its server must need less than half of the smaller."""
    memory = data.load("lab_resources").set_index("part")["memory_mb"]
    assert memory.drop("JupyterLab server").max() + memory["JupyterLab server"] < 500
