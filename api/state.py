"""What one running service holds."""

from dataclasses import dataclass

from api.observation import Figures
from models.settings import Settings
from search.engine import Engine


@dataclass(frozen=True, slots=True)
class State:
    """Wired once, in api/app.py; read by the dependencies."""

    engine: Engine
    settings: Settings
    figures: Figures
    needs_key: bool
    """Whether callers must show an API key."""
