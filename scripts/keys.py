"""`jobmatch keys`: API keys are made and revoked."""

from typing import Annotated

import typer

from models.api_key import Role, make_key, revoke_keys
from models.errors import NotFound
from models.settings import make_settings
from scripts.console import TenantOption, err, out
from scripts.opening import open_database

keys = typer.Typer(help="Make and revoke API keys.", no_args_is_help=True)

LabelOption = Annotated[str, typer.Option(help="Whose key it is, for people.")]


@keys.command()
def create(
    role: Annotated[Role, typer.Option(help="What it allows.")],
    label: LabelOption,
    tenant: TenantOption = None,
) -> None:
    """Make a key and print it. It is kept as a hash alone, so this is the only time."""
    settings = make_settings(tenant=tenant)
    with open_database(settings) as database, database.owner() as owner:
        key = make_key(owner, settings.tenant, role, label)
    out.print(key)
    err.print(f"A {role} key of tenant {settings.tenant}. Keep it: it is not shown again.")


@keys.command()
def revoke(label: LabelOption, tenant: TenantOption = None) -> None:
    """Make every key of that label worthless at once."""
    settings = make_settings(tenant=tenant)
    with open_database(settings) as database, database.owner() as owner:
        count = revoke_keys(owner, settings.tenant, label)
    if not count:
        raise NotFound(f"Tenant {settings.tenant} has no key labelled {label!r}.")
    out.print(f"{count} revoked.")
