"""Makes the web application of a configuration: the only module, beside the command line, that sees every layer."""

import os
from dataclasses import replace
from urllib.parse import urlsplit

from flask import Flask
from flask_wtf.csrf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from compliance import resources
from compliance.clock import Clock
from compliance.config import Config
from compliance.evidence.keyrings import KeyRing
from compliance.evidence.places import place_of
from compliance.evidence.scanners import Scanner
from compliance.evidence.vaults import Vault
from compliance.keys import SESSION_KEY, read_key
from compliance.passwords import Passwords
from compliance.services.desk import Desk
from compliance.services.freshness import PATIENCE
from compliance.services.invitation_codes import Codes
from compliance.store.database import Database
from compliance.store.shelves import Shelf
from compliance.web import (
    addresses,
    bodies,
    consents,
    days,
    drafts,
    duties,
    erasures,
    errors,
    gate,
    handover_words,
    headers,
    items,
    languages,
    links,
    media_ledgers,
    names,
    rendering,
    shortcuts,
    statics,
    templates,
    visitors,
)
from compliance.web.administrator.pages import pages as administrator_pages
from compliance.web.auth.pages import pages as auth_pages
from compliance.web.contractor.pages import pages as contractor_pages
from compliance.web.council.pages import pages as council_pages
from compliance.web.guides import pages as guides
from compliance.web.jobs.pages import pages as jobs_pages
from compliance.web.officer.pages import pages as officer_pages
from compliance.web.tables import workbooks


def open_desk(config: Config, clock: Clock | None = None) -> Desk:
    """The desk over the configured database; the ward's own editions lie under the instance folder."""
    own = config.instance / "checklists"
    shelf = Shelf(resources.load_editions(own), resources.load_law(own), resources.closed_days(own))
    return Desk(
        Database(config.database_url),
        clock or Clock(),
        shelf,
        sends_mail=config.mail_server is not None,
        vault=open_vault(config),
        scanner=None if config.scanner is None else Scanner(config.scanner),
    )


def open_vault(config: Config) -> Vault:
    """The vault of the configuration, its files in a bucket or in the instance folder, its keys with the others."""
    return Vault(place_of(config), KeyRing(config.keys))


def create_app(config: Config | None = None, desk: Desk | None = None) -> Flask:
    """The WSGI application; without a configuration, that of the environment.

    `CannotStart` without its key or where a setting cannot be used, `UnmarkedView` where a page declares no permission.
    """
    config = config or Config.from_environ(os.environ)
    app = Flask(
        __name__,
        template_folder=str(resources.templates_folder() / "pages"),
        static_folder="static",
    )
    key = read_key(config.keys, SESSION_KEY)
    _configure(app, config, key)
    front_desk = replace(desk or open_desk(config), patience=PATIENCE)
    visitors.init_app(app, front_desk, Passwords(config.password_cost), Codes(key, config.url))
    for module in (
        templates,
        bodies,
        languages,
        links,
        days,
        drafts,
        names,
        items,
        duties,
        consents,
        handover_words,
        media_ledgers,
        erasures,
        headers,
        rendering,
        shortcuts,
        statics,
        addresses,
        errors,
    ):
        module.init_app(app)
    workbooks.init_app(app, config.instance)
    guides.init_app(app)
    app.register_blueprint(guides.pages)
    for pages in (auth_pages, officer_pages, council_pages, contractor_pages, jobs_pages, administrator_pages):
        app.register_blueprint(pages)
    gate.init_app(app)
    CSRFProtect(app)  # after the gate, so that a stranger is sent to the sign-in page first
    if config.proxies:  # the visitor's address only: host and scheme are configured, never taken from a header
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=config.proxies, x_proto=0)  # type: ignore[method-assign]
    return app


def _configure(app: Flask, config: Config, key: bytes) -> None:
    """Over TLS the cookie carries the `__Host-` prefix: no subdomain can plant one."""
    secure = urlsplit(config.url).scheme == "https"
    app.config.update(
        SECRET_KEY=key,
        TRUSTED_HOSTS=list(config.hosts),
        SESSION_COOKIE_NAME="__Host-compliance" if secure else "compliance",
        SESSION_COOKIE_SECURE=secure,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_PATH="/",
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=secure,
    )
