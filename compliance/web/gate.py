"""The gate: every view declares one permission, and nothing is served to somebody whose role does not hold it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from flask import Blueprint, Flask, abort, current_app, flash, redirect, request, url_for
from flask.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from compliance.services.evidence import vault_of
from compliance.web import bodies
from compliance.web.lost_sessions import ask_to_sign_in
from compliance.web.permissions import FOR_EVERYBODY, OWN, Permission, may
from compliance.web.visitors import desk, visitor_or_none

View = TypeVar("View", bound=Callable[..., ResponseReturnValue])


@dataclass(frozen=True, slots=True)
class Declaration:
    """What a view declared: who may open it, how large a body it takes, and whether its files go into the vault."""

    permission: Permission
    body_bytes: int = bodies.FORM_BYTES
    seals: bool = False


class UnmarkedView(Exception):
    """A view without a permission: the program does not start with it."""

    def __init__(self, endpoints: list[str]) -> None:
        names = ", ".join(endpoints)
        super().__init__(
            f"権限の宣言がない画面があります：{names}。compliance.web.gate.page で宣言してください。"
            f" / These views declare no permission: {names}. Declare them with compliance.web.gate.page."
        )


def page(
    blueprint: Blueprint,
    rule: str,
    permission: Permission,
    *,
    methods: tuple[str, ...] = ("GET",),
    body_bytes: int = bodies.FORM_BYTES,
    seals: bool = False,
) -> Callable[[View], View]:
    """Declares a view of `blueprint` under `rule`; its endpoint is the function's name.

    `seals`: the files sent to it are sealed in the vault while they come in.
    """

    def declare(view: View) -> View:
        name = view.__name__

        def keep(state: BlueprintSetupState) -> None:
            _kept(state.app.extensions)[f"{blueprint.name}.{name}"] = Declaration(permission, body_bytes, seals)

        blueprint.add_url_rule(rule, name, view, methods=list(methods))
        blueprint.record(keep)
        return view

    return declare


def declarations(app: Flask) -> dict[str, Declaration]:
    """What each endpoint of `app` declared."""
    return _kept(app.extensions)


def _kept(extensions: dict[str, Any]) -> dict[str, Declaration]:
    found: dict[str, Declaration] = extensions.setdefault("declarations", {})
    return found


def admit() -> ResponseReturnValue | None:
    """Runs before every view: refuses (403), sends a stranger to the sign-in page, or lets pass."""
    if request.endpoint is None:
        return None  # no such page, or not by this method: the router answers
    declared = declarations(current_app)[request.endpoint]
    _limit(declared)
    if declared.permission in FOR_EVERYBODY:
        return None
    visitor = visitor_or_none()
    if visitor is None:
        return ask_to_sign_in()
    if not may(visitor.role, declared.permission):
        abort(403)
    if declared.seals:
        bodies.allow_files(request, declared.body_bytes, vault_of(desk()).receive)
    if visitor.password_once and declared.permission not in OWN:
        flash(_("最初のパスワードのままです。自分のパスワードに変えてください。"), "warn")
        return redirect(url_for("auth.account"))
    return None


def _limit(declared: Declaration) -> None:
    """How much may be sent; files for the vault come to nothing as long as nobody has been let in."""
    if declared.seals:
        bodies.allow_files(request, declared.body_bytes, bodies.Nowhere)
    else:
        bodies.allow(request, declared.body_bytes)


def init_app(app: Flask) -> None:
    """Closes `app`; to be called after its pages are registered. UnmarkedView where one declares nothing."""
    declarations(app)["static"] = Declaration(Permission.STATIC_READ)
    unmarked = sorted(set(app.view_functions) - set(declarations(app)))
    if unmarked:
        raise UnmarkedView(unmarked)
    app.before_request(admit)
