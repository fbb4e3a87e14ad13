"""`jobmatch doctor`: what is installed, reachable and loaded."""

import platform
from importlib.metadata import version

from sqlalchemy import func, select, text

from models.database import Database
from models.settings import Settings, make_settings
from models.tables import CANDIDATES, LISTINGS
from scripts.console import JsonOption, TenantOption, out, print_json
from scripts.opening import open_database, open_embedder


def doctor(tenant: TenantOption = None, json_: JsonOption = False) -> None:
    """Check the model and the database, and say what they hold."""
    settings = make_settings(tenant=tenant)
    embedder = open_embedder(settings)
    findings = {
        "jobmatch": version("jobmatch"),
        "python": platform.python_version(),
        "data_dir": str(settings.data_dir),
        "model": embedder.model_id,
        "tenant": settings.tenant,
    }
    with open_database(settings) as database:
        findings |= _database(database, settings, embedder.model_id)
    if json_:
        print_json(findings)
        return
    for name, finding in findings.items():
        out.print(f"{name:<22} {finding}")


def _database(database: Database, settings: Settings, model_id: str) -> dict[str, str]:
    """Versions of server and schema; documents, and those that this model has not embedded yet."""
    found = {"database": "of its own URL" if settings.database_url else "embedded"}
    with database.transaction(settings.tenant, read_only=True) as connection:
        found["postgresql"] = connection.execute(text("SHOW server_version")).scalar_one()
        for collection in (LISTINGS, CANDIDATES):
            documents, vectors = collection.documents, collection.vectors
            count = connection.execute(select(func.count()).select_from(documents)).scalar_one()
            embedded = connection.execute(
                select(func.count()).where(vectors.c.model_id == model_id)
            ).scalar_one()
            found[collection.name] = str(count)
            found[f"{collection.name} to embed"] = str(count - embedded)
    return found
