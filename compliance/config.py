"""The configuration: read once from the environment, checked, and frozen."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from compliance.bucket_addresses import DEFAULT_REGION, BucketAddress, UnfitAddress, bucket_address
from compliance.domain.errors import ComplianceError, Explanation, Words
from compliance.mail_servers import MailServer, mail_server
from compliance.scanner_addresses import ScannerAddress, scanner_address


class CannotStart(ComplianceError):
    """The program cannot start as it is set up; the command line ends with code 3."""


class Mode(StrEnum):
    """`demo` is for practice data on one machine; `production` refuses whatever is only good enough for practice."""

    DEMO = "demo"
    PRODUCTION = "production"


class PasswordCost(StrEnum):
    """How much work one password hash takes; `cheap` is for tests and is refused in production."""

    STANDARD = "standard"
    CHEAP = "cheap"


class RunnerStart(StrEnum):
    """Whether `compliance serve` starts the runner as its child, or somebody starts `compliance run` elsewhere."""

    WITH_SERVE = "with-serve"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Setting:
    """One variable of the environment: its name, its default as shown to people, and what it is for."""

    name: str
    default: str
    ja: str
    en: str


SETTINGS: tuple[Setting, ...] = (
    Setting("COMPLIANCE_INSTANCE", "instance", "データを置くフォルダー", "the folder that holds the data"),
    Setting("DATABASE_URL", "SQLite in the instance folder", "データベースの所在", "where the database is"),
    Setting("COMPLIANCE_BIND", "127.0.0.1:8000", "待ち受けるアドレスとポート", "the address and port to listen on"),
    Setting("COMPLIANCE_MODE", "demo", "demo（練習）か production（本番）", "demo or production"),
    Setting("COMPLIANCE_KEYS", "keys in the instance folder", "鍵を置くフォルダー", "the folder that holds the keys"),
    Setting("COMPLIANCE_URL", "http:// and COMPLIANCE_BIND", "利用者が開くアドレス", "the address that people open"),
    Setting(
        "COMPLIANCE_HOSTS",
        "the host of COMPLIANCE_URL",
        "ほかに認めるホスト名（,区切り）",
        "further host names, by commas",
    ),
    Setting("COMPLIANCE_THREADS", "8", "サーバーのスレッド数", "threads of each server process"),
    Setting("COMPLIANCE_WORKERS", "1", "サーバーのプロセス数", "server processes"),
    Setting(
        "COMPLIANCE_PROXIES",
        "0",
        "前に置いた、信頼するプロキシの段数",
        "trusted proxies in front, each adding X-Forwarded-For",
    ),
    Setting(
        "COMPLIANCE_RUNNER",
        "with-serve",
        "定期処理を with-serve（サーバーと一緒に動かす）か off",
        "the nightly work: with-serve, or off",
    ),
    Setting(
        "COMPLIANCE_SMTP_URL",
        "none: letters to print",
        "メールサーバー（なければ手紙を印刷）",
        "the mail server: smtp://host, smtp+starttls://user:password@host or smtps://…",
    ),
    Setting("COMPLIANCE_SMTP_FROM", "none", "メールの差出人のアドレス", "the address that mails come from"),
    Setting(
        "COMPLIANCE_SCANNER",
        "none: files are not scanned",
        "ウイルス検査（clamd）のアドレス（なければ検査しない）",
        "the virus scanner (clamd): tcp://host:3310 or unix:///path/of/its/socket",
    ),
    Setting(
        "COMPLIANCE_S3_ENDPOINT",
        "none: files in the instance folder",
        "確認資料を置く S3 サーバー（なければデータのフォルダー）",
        "the S3 server that keeps the evidence: https://host:port, without the bucket",
    ),
    Setting(
        "COMPLIANCE_S3_BUCKET", "none", "そのバケット（Object Lock を有効にして作成）", "its bucket, with Object Lock"
    ),
    Setting("COMPLIANCE_S3_REGION", DEFAULT_REGION, "そのリージョン", "its region"),
    Setting("COMPLIANCE_S3_ACCESS_KEY", "none", "S3 のアクセスキー", "the access key"),
    Setting(
        "COMPLIANCE_S3_SECRET_FILE", "none", "シークレットキーを書いたファイル", "the file that holds the secret key"
    ),
    Setting(
        "COMPLIANCE_S3_CA_FILE",
        "the well-known authorities",
        "S3 サーバーの証明書を確かめる認証局のファイル",
        "the file of the authority that vouches for the server",
    ),
    Setting("COMPLIANCE_PASSWORD_COST", "standard", "standard か cheap（試験用）", "standard, or cheap for tests"),
)


_LOOPBACK = ("127.0.0.1", "localhost")
_URL_EXAMPLE = Words(
    "例：COMPLIANCE_URL=https://kojin.example.lg.jp", "For example: COMPLIANCE_URL=https://kojin.example.lg.jp"
)


@dataclass(frozen=True, slots=True)
class Config:
    """Everything the program is told from outside; paths are absolute, `bind` is host and port, `hosts` never empty."""

    instance: Path
    database_url: str
    bind: tuple[str, int]
    mode: Mode
    keys: Path
    url: str
    hosts: tuple[str, ...]
    threads: int = 8
    workers: int = 1
    proxies: int = 0
    runner: RunnerStart = RunnerStart.WITH_SERVE
    mail_server: MailServer | None = None
    scanner: ScannerAddress | None = None
    bucket: BucketAddress | None = None
    password_cost: PasswordCost = PasswordCost.STANDARD

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> "Config":
        """The configuration of this environment; `CannotStart` names the first setting that cannot be used."""
        given = {name: value.strip() for name, value in environ.items() if value.strip()}
        _refuse_unknown(given)
        instance = _folder(given, "COMPLIANCE_INSTANCE", Path("instance"))
        bind = _bind(given.get("COMPLIANCE_BIND", "127.0.0.1:8000"))
        mode = _mode(given.get("COMPLIANCE_MODE", Mode.DEMO))
        url = _url(given, bind, mode)
        return cls(
            instance=instance,
            database_url=_database_url(given, instance),
            bind=bind,
            mode=mode,
            keys=_folder(given, "COMPLIANCE_KEYS", instance / "keys"),
            url=url,
            hosts=_hosts(given, url),
            threads=_count(given, "COMPLIANCE_THREADS", 8),
            workers=_count(given, "COMPLIANCE_WORKERS", 1),
            proxies=_count(given, "COMPLIANCE_PROXIES", 0, least=0),
            runner=_runner(given),
            mail_server=_mail_server(given),
            scanner=_scanner(given),
            bucket=_bucket(given),
            password_cost=_password_cost(given, mode),
        )

    @property
    def in_production(self) -> bool:
        """Whether real data is kept here."""
        return self.mode is Mode.PRODUCTION

    @property
    def address(self) -> str:
        """Host and port as a server takes them: `127.0.0.1:8000`, `[::1]:8000`."""
        host, port = self.bind
        return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _unusable(name: str, value: str, why: Words, mend: Words) -> CannotStart:
    return CannotStart(
        Explanation(
            Words(f"設定 {name} の値「{value}」は使えません。", f'The setting {name} cannot be "{value}".'), why, mend
        )
    )


def _refuse_unknown(given: Mapping[str, str]) -> None:
    known = {setting.name for setting in SETTINGS}
    for name in sorted(given):
        if name.startswith("COMPLIANCE_") and name not in known:
            listed = ", ".join(sorted(known))
            raise CannotStart(
                Explanation(
                    Words(f"{name} という設定はありません。", f"There is no setting {name}."),
                    Words(
                        "つづりが違うと、設定したつもりの値が効きません。",
                        "A misspelt setting would silently have no effect.",
                    ),
                    Words(
                        f"次のいずれかに直すか、取り除いてください：{listed}。",
                        f"Use one of these, or remove it: {listed}.",
                    ),
                )
            )


def _folder(given: Mapping[str, str], name: str, default: Path) -> Path:
    path = Path(given.get(name, str(default))).expanduser().absolute()
    if path.exists() and not path.is_dir():
        raise _unusable(
            name,
            str(path),
            Words("同じ名前のファイルがあります。", "A file of that name is in the way."),
            Words("フォルダーの名前を指定してください。", "Name a folder."),
        )
    return path


def _bind(text: str) -> tuple[str, int]:
    host, _, port = text.rpartition(":")
    host = host.removeprefix("[").removesuffix("]")
    if host and port.isascii() and port.isdecimal() and 1 <= int(port) <= 65535:
        return host, int(port)
    raise _unusable(
        "COMPLIANCE_BIND",
        text,
        Words(
            "「アドレス:ポート」の形で、ポートは 1〜65535 です。",
            "It is an address, a colon and a port from 1 to 65535.",
        ),
        Words("例：COMPLIANCE_BIND=127.0.0.1:8000", "For example: COMPLIANCE_BIND=127.0.0.1:8000"),
    )


def _mode(text: str) -> Mode:
    try:
        return Mode(text)
    except ValueError:
        raise _unusable(
            "COMPLIANCE_MODE",
            text,
            Words("demo（練習）か production（本番）だけです。", "It is either demo or production."),
            Words("どちらかを指定してください。", "Choose one of the two."),
        ) from None


def _database_url(given: Mapping[str, str], instance: Path) -> str:
    url = given.get("DATABASE_URL", f"sqlite:///{instance / 'compliance.sqlite3'}")
    if url.startswith(("postgres://", "postgresql://")):
        return f"postgresql+psycopg://{url.partition('://')[2]}"
    if url.startswith(("sqlite:///", "postgresql+psycopg://")):
        return url
    raise _unusable(
        "DATABASE_URL",
        f"{url.partition(':')[0]}:…",
        Words("使えるデータベースは SQLite と PostgreSQL です。", "The database is SQLite or PostgreSQL."),
        Words(
            "例：sqlite:////srv/ward/compliance.sqlite3、postgresql://user@host/compliance",
            "For example: sqlite:////srv/ward/compliance.sqlite3 or postgresql://user@host/compliance",
        ),
    )


def _url(given: Mapping[str, str], bind: tuple[str, int], mode: Mode) -> str:
    if "COMPLIANCE_URL" not in given and mode is Mode.PRODUCTION:
        raise CannotStart(
            Explanation(
                Words("設定 COMPLIANCE_URL がありません。", "The setting COMPLIANCE_URL is missing."),
                Words(
                    "本番では、通知や資料に載せるアドレスを推測しません。",
                    "In production the address printed on notices and papers is never guessed.",
                ),
                _URL_EXAMPLE,
            )
        )
    host, port = bind
    shown = f"[{host}]" if ":" in host else host
    url = given.get("COMPLIANCE_URL", f"http://{shown}:{port}").rstrip("/")
    if _names_a_host(url):
        return url
    raise _unusable(
        "COMPLIANCE_URL",
        url,
        Words(
            "http:// か https:// で始まり、ホスト名で終わるアドレスです。",
            "It begins with http:// or https:// and ends with the host.",
        ),
        _URL_EXAMPLE,
    )


def _names_a_host(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:  # a bracket of an IPv6 address left open
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not parts.path and not parts.query


def _hosts(given: Mapping[str, str], url: str) -> tuple[str, ...]:
    own = urlsplit(url).hostname or ""
    loopback = _LOOPBACK if own in (*_LOOPBACK, "::1") else ()
    further = (name.strip() for name in given.get("COMPLIANCE_HOSTS", "").split(","))
    return tuple(dict.fromkeys(name for name in (own, *loopback, *further) if name))


def _count(given: Mapping[str, str], name: str, default: int, *, least: int = 1) -> int:
    text = given.get(name, str(default))
    if text.isascii() and text.isdecimal() and least <= int(text) <= 64:
        return int(text)
    raise _unusable(
        name,
        text,
        Words(f"{least}〜64 の整数です。", f"It is a whole number from {least} to 64."),
        Words(f"例：{name}={default}", f"For example: {name}={default}"),
    )


def _runner(given: Mapping[str, str]) -> RunnerStart:
    text = given.get("COMPLIANCE_RUNNER", RunnerStart.WITH_SERVE)
    if text in set(RunnerStart):
        return RunnerStart(text)
    raise _unusable(
        "COMPLIANCE_RUNNER",
        text,
        Words("with-serve か off だけです。", "It is with-serve or off."),
        Words(
            "off にしたときは、compliance run を別に動かしてください。", "With off, start compliance run by yourself."
        ),
    )


def _mail_server(given: Mapping[str, str]) -> MailServer | None:
    url, sender = given.get("COMPLIANCE_SMTP_URL"), given.get("COMPLIANCE_SMTP_FROM", "")
    if url is None:
        return None
    try:
        return mail_server(url, sender)
    except ValueError:
        raise _unusable(
            "COMPLIANCE_SMTP_URL",
            f"{url.partition(':')[0]}:…",
            Words(
                "アドレスの形が違うか、COMPLIANCE_SMTP_FROM に差出人がありません。",
                "It is no such address, or COMPLIANCE_SMTP_FROM names no sender.",
            ),
            Words(
                "例：smtp+starttls://user:password@mail.example.lg.jp:587 と COMPLIANCE_SMTP_FROM=kojin@example.lg.jp",
                "For example smtp+starttls://user:password@mail.example.lg.jp:587, and COMPLIANCE_SMTP_FROM.",
            ),
        ) from None


def _scanner(given: Mapping[str, str]) -> ScannerAddress | None:
    url = given.get("COMPLIANCE_SCANNER")
    try:
        return None if url is None else scanner_address(url)
    except ValueError:
        raise _unusable(
            "COMPLIANCE_SCANNER",
            url or "",
            Words("tcp:// か unix:// で始まる clamd のアドレスではありません。", "It is no address of a clamd."),
            Words(
                "例：COMPLIANCE_SCANNER=tcp://127.0.0.1:3310、unix:///run/clamav/clamd.ctl",
                "For example tcp://127.0.0.1:3310 or unix:///run/clamav/clamd.ctl",
            ),
        ) from None


def _bucket(given: Mapping[str, str]) -> BucketAddress | None:
    try:
        return bucket_address(given)
    except UnfitAddress as unfit:
        raise _unusable(unfit.setting, given.get(unfit.setting, ""), unfit.why, unfit.mend) from None


def _password_cost(given: Mapping[str, str], mode: Mode) -> PasswordCost:
    text = given.get("COMPLIANCE_PASSWORD_COST", PasswordCost.STANDARD)
    if text == PasswordCost.STANDARD or (text == PasswordCost.CHEAP and mode is Mode.DEMO):
        return PasswordCost(text)
    raise _unusable(
        "COMPLIANCE_PASSWORD_COST",
        text,
        Words("standard か、本番以外に限り cheap です。", "It is standard or, outside production only, cheap."),
        Words("この設定を取り除いてください。", "Remove this setting."),
    )
