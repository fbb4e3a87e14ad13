"""`jobmatch erase`: a candidate's data, gone."""

from typing import Annotated
from uuid import UUID

import typer

from models.settings import make_settings
from models.tables import CANDIDATES
from scripts.console import TenantOption, out
from scripts.opening import open_database
from search.indexing.erasure import erase_document


def erase(
    candidate_id: Annotated[UUID, typer.Argument(help="The candidate's id.")],
    tenant: TenantOption = None,
) -> None:
    """Erase a candidate: résumé, facts, passages and vectors."""
    settings = make_settings(tenant=tenant)
    with open_database(settings) as database:
        erase_document(database, settings.tenant, CANDIDATES, candidate_id)
    out.print(f"Candidate {candidate_id} is erased.")
