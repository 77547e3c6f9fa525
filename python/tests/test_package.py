"""What goes with the package beside its code."""

from __future__ import annotations

from importlib import metadata

from conftest import ROOT


def test_the_license_is_in_the_package():
    package = metadata.distribution("interdict")
    assert package.metadata["License-Expression"] == "Apache-2.0"
    assert package.metadata.get_all("License-File") == ["LICENSE"]
    text = package.read_text("licenses/LICENSE")
    assert text == (ROOT / "LICENSE").read_text(encoding="utf-8")
