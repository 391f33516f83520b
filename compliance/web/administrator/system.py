"""What an administrator can see of the system: the size and root of its records, and its commands by name."""

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from compliance.store import trail
from compliance.web.administrator.blueprint import blueprint
from compliance.web.gate import page
from compliance.web.permissions import Permission
from compliance.web.rendering import render
from compliance.web.visitors import desk


@page(blueprint, "/system", Permission.SYSTEM_READ)
def system() -> ResponseReturnValue:
    """The records' size and root, and what is done on the server by command."""
    with desk().reading() as session:
        size, root = trail.size(session), trail.root(session).hex()
    return render("administrator/system.html", size=size, root=root, commands=_commands())


def _commands() -> tuple[tuple[str, str], ...]:
    return (
        ("compliance accounts add", _("アカウントを作ります。パスワードは画面の問いに答えて入力します。")),
        ("compliance accounts list", _("アカウントと役割の一覧を表示します。")),
        ("compliance accounts disable", _("アカウントを停止し、サインイン中の画面も終わらせます。")),
        ("compliance verify", _("操作記録、事実、義務の表が食い違っていないことを確かめます。")),
        ("compliance rebuild", _("義務の表を、記録された事実から作り直します。")),
        ("compliance settings", _("現在の設定を表示します。")),
    )
