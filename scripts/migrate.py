"""`jobmatch migrate`: the schema brought up to date."""

from models.database import make_database
from models.migrations.runner import migrate as apply_steps
from models.settings import make_settings
from scripts.console import out


def migrate() -> None:
    """Bring the database's schema up to date; done at every start too."""
    settings = make_settings()
    database = make_database(settings.database_url, settings.data_dir)
    try:
        steps = apply_steps(database)
    finally:
        database.close()
    for step in steps:
        out.print(f"applied {step}")
    if not steps:
        out.print("The schema is up to date.")
