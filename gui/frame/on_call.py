"""Parts of the window that few people need at once: loaded when one of their actions is used."""

from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import Generic, Protocol, TypeVar

from gui.actions.action_set import Handler


class Part(Protocol):
    """What can say what its actions do."""

    def handlers(self) -> Mapping[str, Handler]:
        """What each of its actions does, by id."""
        ...


P = TypeVar("P", bound=Part)


class OnCall(Generic[P]):
    """Stands for a part until it is called; `make` loads its modules and builds it, once."""

    def __init__(self, actions: Collection[str], make: Callable[[], P]) -> None:
        self._actions = actions
        self._make = make
        self._part: P | None = None

    @property
    def part(self) -> P:
        """The part itself, there from now on."""
        if self._part is None:
            self._part = self._make()
        return self._part

    def handlers(self) -> Mapping[str, Handler]:
        """What the actions do: the part is made for the first of them."""
        return {action: partial(self._do, action) for action in self._actions}

    def _do(self, action: str) -> None:
        self.part.handlers()[action]()
