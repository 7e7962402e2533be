"""What the wheel holds besides the library's own files: the script that draws charts in a notebook without the network."""

import re
import tempfile
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

MAKERS = re.compile(r"^(?:altair|anywidget|vl-convert-python)==\S+", re.MULTILINE)


class ChartScript(BuildHookInterface):
    """Bundle the front end of Altair's widget with the chart library; `alliances.charts.style.show_live` uses the file."""

    def dependencies(self) -> list[str]:
        """Return what makes the bundle, in the versions of the lock."""
        return MAKERS.findall((Path(self.root) / "requirements.txt").read_text(encoding="utf-8"))

    def initialize(self, version: str, build_data: dict) -> None:
        """Make the bundle; a clone that is only linked to (``pip install -e``) has the converter itself."""
        if version == "editable":
            return
        import altair

        altair.JupyterChart.enable_offline()
        self.folder = tempfile.TemporaryDirectory()
        bundle = Path(self.folder.name) / "chart.js"
        bundle.write_text(altair.JupyterChart._esm, encoding="utf-8")
        build_data["force_include"][str(bundle)] = "alliances/charts/chart.js"

    def finalize(self, version: str, build_data: dict, artifact_path: str) -> None:
        """Take the file away again."""
        if version != "editable":
            self.folder.cleanup()
