"""Leaves TensorFlow out of the server: half its memory and a third of its start, for what never runs here.

Rasa imports TensorFlow for components that this pipeline has none of (DIET, TED and their like). In its place
stand empty classes that may be named, subclassed and used as decorators while Rasa is imported, and that refuse
to be used afterwards.
"""

import sys
from collections.abc import MutableSequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.metadata import version
from types import ModuleType
from typing import Any

KNOWN_RASA = "3.6.21"
ABSENT = "absent"
_USERS = ("DIET", "ResponseSelector", "TEDPolicy", "UnexpecTED", "ConveRT", "LanguageModelFeaturizer")
_ROOTS = frozenset({"tensorflow", "keras"})


class TensorFlowIsAbsent(RuntimeError):
    """A component wants TensorFlow. Start plain ``rasa`` instead of ``python -m bot.assistant`` to have it."""


class _Named(type):
    """Makes the attributes of an empty class: more of them."""

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__") and name != "__internal__":
            raise AttributeError(name)
        return _Named(name, (), {"__module__": ABSENT})

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        if cls.__module__ != ABSENT:
            raise TensorFlowIsAbsent(cls.__name__)
        # ``@tf.function`` gives the function back; ``tf.TensorSpec(...)`` as a default value gives something to name.
        return args[0] if len(args) == 1 and callable(args[0]) else cls

    def __or__(cls, _other: Any) -> Any:
        return Any

    __ror__ = __or__


class _Module(ModuleType):
    """A module that has every name one asks for."""

    __path__: MutableSequence[str] = []  # noqa: RUF012 - a module's own attribute, as the import system wants it

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name != "__internal__":
            raise AttributeError(name)
        return _Named(name, (), {"__module__": ABSENT})


class _Finder(MetaPathFinder, Loader):
    """Gives empty modules for TensorFlow and all below it."""

    def find_spec(self, fullname: str, path: Any, target: Any = None) -> ModuleSpec | None:
        return ModuleSpec(fullname, self, is_package=True) if fullname.partition(".")[0] in _ROOTS else None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _Module(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        module.__version__ = "0"  # type: ignore[attr-defined]


def is_needed(config: str) -> bool:
    """Return whether a pipeline has a component that runs TensorFlow, or Rasa is not the release this was tried on.

    Args:
        config: the text of config.yml.
    """
    return version("rasa") != KNOWN_RASA or any(name in config for name in _USERS)


def leave_out() -> None:
    """Put the empty modules in place; TensorFlow must not be imported yet."""
    if _ROOTS.isdisjoint(sys.modules):
        sys.meta_path.insert(0, _Finder())
