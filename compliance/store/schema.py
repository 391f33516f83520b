"""The whole schema: every module of `store.models` imported, so that the metadata holds every table."""

import pkgutil
from importlib import import_module

from sqlalchemy import MetaData

from compliance.store import models
from compliance.store.models.base import Base, Version


def metadata() -> MetaData:
    """All tables with their constraints."""
    _load()
    return Base.metadata


def version_models() -> dict[str, type[Version]]:
    """Every model of versions by the kind of entity it is about."""
    _load()
    mapped = (mapper.class_ for mapper in Base.registry.mappers)
    return {model.__tablename__: model for model in mapped if issubclass(model, Version)}


def _load() -> None:
    for module in pkgutil.iter_modules(models.__path__, f"{models.__name__}."):
        import_module(module.name)
