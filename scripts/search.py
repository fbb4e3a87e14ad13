"""`jobmatch search`: the listings or candidates nearest to a sentence."""

from typing import Annotated

import typer

from models.settings import make_settings
from models.tables import CANDIDATES, LISTINGS
from scripts.console import JsonOption, TenantOption
from scripts.opening import open_engine
from scripts.ranked import ExactOption, FiltersOption, LimitOption, make_request, show
from search.reading.text.clean_text import cleaned


def search(
    sentence: Annotated[str, typer.Argument(help="What is looked for, in plain words.")],
    candidates: Annotated[
        bool, typer.Option("--candidates", help="Search candidates, not listings.")
    ] = False,
    filters: FiltersOption = "{}",
    limit: LimitOption = 10,
    exact: ExactOption = False,
    tenant: TenantOption = None,
    json_: JsonOption = False,
) -> None:
    """Rank listings or candidates by their nearness to a sentence."""
    request = make_request(filters, limit, exact=exact)
    settings = make_settings(tenant=tenant)
    collection = CANDIDATES if candidates else LISTINGS
    with open_engine(settings) as engine:
        show(engine.search(settings.tenant, cleaned(sentence), collection, request), json_=json_)
