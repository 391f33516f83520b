"""Why an offline package is not loaded: one beginning, the reason, and what to do instead."""

from compliance.domain.errors import Refused
from compliance.services.refusals import refused


def not_loaded(
    ja: str,
    en: str,
    then: tuple[str, str] = (
        "直したものか、新しいパッケージを受け取ってください。",
        "Ask for a corrected file or give out a new package.",
    ),
) -> Refused:
    """The refusal of a package, for this reason; `then` is what to do next."""
    return refused(("このパッケージは読み込めません。", "This package cannot be loaded."), (ja, en), then, "file")
