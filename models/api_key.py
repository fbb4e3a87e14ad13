"""API keys: who may call the service, for which tenant, in which role. Kept as hashes alone."""

import hashlib
import secrets
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, delete, func, insert, select

from models.tables import api_keys


class Role(StrEnum):
    """What a caller may do; each may also do what the ones before it may."""

    CANDIDATE = "candidate"
    """Search listings, with a résumé of their own."""
    RECRUITER = "recruiter"
    """Keep listings and candidates, and search both."""
    ADMIN = "admin"
    """See the service's figures."""

    def may_act_as(self, needed: "Role") -> bool:
        """Whether this role includes the other."""
        ranks = list(Role)
        return ranks.index(self) >= ranks.index(needed)


@dataclass(frozen=True, slots=True)
class Caller:
    """On whose behalf a request is made."""

    tenant: str
    role: Role


def hashed(key: str) -> bytes:
    """SHA-256: enough for a key of 256 random bits, which no dictionary holds."""
    return hashlib.sha256(key.encode()).digest()


def make_key(owner: Connection, tenant: str, role: Role, label: str) -> str:
    """A new key, told this once. Needs the owner of the tables."""
    key = f"jm_{secrets.token_urlsafe(32)}"
    owner.execute(
        insert(api_keys).values(key_hash=hashed(key), tenant_id=tenant, role=role, label=label)
    )
    return key


def revoke_keys(owner: Connection, tenant: str, label: str) -> int:
    """Forget a tenant's keys of that label; how many there were."""
    its = (api_keys.c.tenant_id == tenant) & (api_keys.c.label == label)
    return owner.execute(delete(api_keys).where(its)).rowcount


def has_keys(owner: Connection) -> bool:
    """Whether any key exists."""
    return bool(owner.execute(select(func.count()).select_from(api_keys)).scalar_one())


def caller_of(connection: Connection, key: str) -> Caller | None:
    """Who shows this key; None where it is none of ours."""
    # The row-level policy lets the application see the row of the one key that is shown.
    digest = hashed(key)
    connection.execute(select(func.set_config("jobmatch.key_hash", digest.hex(), True)))
    statement = select(api_keys.c.tenant_id, api_keys.c.role).where(api_keys.c.key_hash == digest)
    row = connection.execute(statement).one_or_none()
    return None if row is None else Caller(row.tenant_id, Role(row.role))
