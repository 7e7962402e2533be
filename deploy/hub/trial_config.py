"""The same hub for an hour on your own machine: any name and one password open it, so nobody else may reach it."""

from pathlib import Path

c = get_config()
load_subconfig(str(Path(__file__).with_name("jupyterhub_config.py")))
c.JupyterHub.authenticator_class = "dummy"
c.DummyAuthenticator.password = "only-on-this-machine"  # noqa: S105 (for trying)
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = str(Path.cwd() / "homes" / "{username}")
c.Spawner.args = [*c.Spawner.args, "--allow-root"]
