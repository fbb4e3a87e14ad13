"""`jobmatch prepare-model` and `jobmatch export-model`: folders from which a model is run."""

from pathlib import Path
from typing import Annotated

import typer

from embeddings.preparation import prepare_model
from models.settings import make_settings
from scripts.console import out


def prepare() -> None:
    """Make the default model ready to run on this machine, and print its folder."""
    out.print(prepare_model(make_settings().data_dir / "models").folder)


def export(
    model: Annotated[str, typer.Argument(help="A sentence-transformer: a folder or a hub id.")],
    output: Annotated[Path, typer.Option(help="The folder to make; it must not exist yet.")],
) -> None:
    """Export a sentence-transformer to ONNX graphs. Needs the `export` extra."""
    # Imported here since it alone needs onnx, and torch with it.
    from scripts.export_model import export_model

    report = export_model(model, output)
    out.print(f"{output}: worst cosine to the original {report.fp32:.5f} in 32 bits.")
    kept = "kept" if report.int8_kept else "left out, since it strays too far"
    out.print(f"In 8 bits {report.int8:.5f}; that graph was {kept}.")
