"""`jobmatch match`: the listings for a résumé."""

from pathlib import Path
from typing import Annotated

import typer

from models.errors import InvalidInput
from models.settings import make_settings
from scripts.console import JsonOption, TenantOption, err
from scripts.opening import open_engine
from scripts.ranked import ExactOption, FiltersOption, LimitOption, make_request, show
from search.reading.resume import read_resume
from search.reading.resume_file import read_resume_file


def match(
    resume: Annotated[Path, typer.Argument(help="A résumé: PDF, DOCX, ODT, RTF, HTML or text.")],
    filters: FiltersOption = "{}",
    limit: LimitOption = 10,
    exact: ExactOption = False,
    tenant: TenantOption = None,
    json_: JsonOption = False,
) -> None:
    """Rank the listings for a résumé, which is not kept."""
    request = make_request(filters, limit, exact=exact)
    if not resume.is_file():
        raise InvalidInput(f"There is no file {resume}.")
    file = read_resume_file(resume.read_bytes())
    for notice in file.notices:
        err.print(notice.sentence)
    read = read_resume(file.text)
    settings = make_settings(tenant=tenant)
    with open_engine(settings) as engine:
        show(engine.match_resume(settings.tenant, read, request), json_=json_)
