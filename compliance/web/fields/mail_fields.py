"""The field for a mail address."""

from unicodedata import normalize

from flask_babel import gettext as _

from compliance.mail_servers import mail_address
from compliance.web.fields.typed_fields import LineField


class MailField(LineField):
    """One address as mail is sent to it; full-width letters are taken for what they mean."""

    def read(self, typed: str) -> str:
        """The address; ValueError where no mail server would know it."""
        address = normalize("NFKC", typed).strip()
        if not _is_address(address):
            raise ValueError(
                _(
                    "「%(typed)s」はメールアドレスとして読めません。tanto@example.jp のように1件だけ入力してください。",
                    typed=typed,
                )
            )
        return address


def _is_address(text: str) -> bool:
    """Whether the library reads exactly this as one address, at a host with a dot in its name."""
    try:
        read = mail_address(text)
    except ValueError:
        return False
    labels = read.domain.split(".")
    return text.isascii() and read.addr_spec == text and bool(read.username) and len(labels) > 1 and all(labels)
