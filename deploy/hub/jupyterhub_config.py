"""JupyterHub on one machine, for one course. README.md in this folder says how it is set up, tried and renewed.

Students log in with the accounts of the machine. What they open is pulled by nbgitpuller; the library lies in what they pull, beside the labs,
so that the environment here holds other people's packages only, and an update of the labs needs no work on the hub.
"""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
MEMORY_MB = 512  # of one student at work: server and the kernel of the largest lab, measured (book/teach/where-it-runs.md)

c = get_config()
c.JupyterHub.bind_url = "http://127.0.0.1:8000"  # a web server in front of it speaks https to the world
c.ConfigurableHTTPProxy.command = [str(HERE / "node_modules" / ".bin" / "configurable-http-proxy")]
c.Authenticator.allow_all = True  # everybody who has an account on this machine

c.Spawner.cmd = [str(Path(sys.executable).with_name("jupyterhub-singleuser"))]
c.Spawner.default_url = "/lab"
c.Spawner.args = [
    "--LabApp.news_url=None",  # JupyterLab would ask each student whether it may fetch news
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    "--MappingKernelManager.cull_idle_timeout=1200",  # each lab that is left open keeps its kernel, and that is most of the memory
    "--MappingKernelManager.cull_interval=120",
]
# Spawners that can hold a limit do: those of systemd, Docker and Kubernetes. The one that is built in, used here, only tells the server.
c.Spawner.mem_guarantee = MEMORY_MB * 1000**2
c.Spawner.mem_limit = 2 * MEMORY_MB * 1000**2
c.Spawner.start_timeout = c.Spawner.http_timeout = 120

# a server at which nothing has happened for an hour is stopped; what is saved stays
c.JupyterHub.load_roles = [
    {
        "name": "idle-culler",
        "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
        "services": ["idle-culler"],
    }
]
c.JupyterHub.services = [{"name": "idle-culler", "command": [sys.executable, "-m", "jupyterhub_idle_culler", "--timeout=3600"]}]
