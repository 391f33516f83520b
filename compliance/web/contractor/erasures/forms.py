"""The questions of the guide, a form for each step."""

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import Field, Form, ValidationError

from compliance.store.models.certificates import Seal
from compliance.web.contractor.erasures.kinds import NOT_ERASING, Disk, Kind, Manner, disk_word, kind_word, manner_word
from compliance.web.contractor.hand_ins.kinds import papers
from compliance.web.fact_forms.words import choice_word
from compliance.web.fields.chosen_fields import ChoiceField, PickField, YesField
from compliance.web.fields.typed_fields import DayField, InstantField, LineField, LongField


class KindForm(Form):
    """What was done."""

    kind = ChoiceField(_("どのようにしましたか"), Kind, kind_word)


class HoldingsForm(Form):
    """Of what."""

    holdings = PickField(_("どの資料ですか"), "holding", multiple=True, listed=True)
    elsewhere = PickField(
        _("同じ方法でいっしょに消した、ほかの契約の資料"),
        "holding",
        multiple=True,
        required=False,
        description=_("印を付けると、証明書1通で、その契約にも同じ内容を出します。"),
    )


class ErasedForm(Form):
    """Which erasures, of those that are recorded."""

    erasures = PickField(_("どの消去の証明書ですか"), "erasure", multiple=True, listed=True)
    elsewhere = PickField(
        _("いっしょに証明する、ほかの契約の消去"),
        "erasure",
        multiple=True,
        required=False,
        description=_("印を付けると、証明書1通で、その契約にも出します。"),
    )


class HowForm(Form):
    """When, where, how, by whom."""

    happened_on = DayField(_("消し終わった日"))
    manner = ChoiceField(_("消した方法"), Manner, manner_word)
    disk = ChoiceField(_("データが入っていたもの"), Disk, disk_word)
    detail = LongField(_("方法の説明"), required=False, description=_("設定や回数、業者に頼んだときは業者の名前など。"))
    contents = LineField(
        _("どんな情報か"),
        description=_("例：利用者240人分の氏名・住所・相談内容、令和8年度分。本人の氏名は書かないでください。"),
    )
    device_id = PickField(_("登録してある電子計算機"), "device", required=False)
    equipment = LineField(
        _("機器や媒体のメーカー、型番、製造番号"),
        required=False,
        description=_("登録していない機器や、壊した媒体のとき。紙は箱の数や重さ。"),
    )
    place = LineField(_("消した場所"))
    started_at = InstantField(_("始めた日時"), required=False)
    ended_at = InstantField(_("終わった日時"), required=False, not_before="started_at")
    operator = LineField(_("消した人"), description=_("業者に頼んだときは、業者の名前と担当者"))
    witness = LineField(_("立ち会った人"), required=False)
    tool = LineField(_("使ったソフトや機械の名前"), required=False)
    tool_version = LineField(_("ソフトの版"), required=False)
    verification = LongField(_("消えたことを、何で、どう確かめたか"), required=True)
    copies = LongField(
        _("控え・バックアップをどうしたか"),
        required=True,
        description=_(
            "バックアップ、クラウド、メール、印刷したものを確かめて書きます。ないときは、どう確かめたかを書きます。"
        ),
    )

    def validate_manner(self, field: Field) -> None:
        """What leaves the data where it is cannot be certified."""
        if field.data in NOT_ERASING:
            raise ValidationError(
                gettext(
                    "この方法だけでは、データが残っています。消去用のソフトや機器の完全消去の機能で消してから、続けてください。入力したものは下書きに残ります。"
                )
            )


class FilingForm(Form):
    """The last page."""

    papers = papers(_("印を押した証明書の写し、消去の記録や写真（あれば）"))
    sure = YesField(_("上の注意を読みました。そのうえで、この内容で提出します。"))

    def validate_sure(self, field: Field) -> None:
        """What is doubtful is looked at."""
        if not field.data:
            raise ValidationError(gettext("注意を読んで、印を付けてください。"))


class CertificateForm(Form):
    """Who certifies it, and where the seal is."""

    number = LineField(_("証明書の番号"), required=False, description=_("番号を付けていなければ、空けておきます。"))
    dated_on = DayField(_("証明書の日付"))
    signed_by = LineField(_("証明する人の役職と氏名"), description=_("代表者や、取扱責任者など"))
    seal = ChoiceField(_("印"), Seal, choice_word)
    kept_where = LineField(_("印のある原本の保管場所"), required=False)

    def validate_kept_where(self, field: Field) -> None:
        """An original lies somewhere."""
        if self.seal.data is Seal.ORIGINAL and not field.data:
            raise ValidationError(
                gettext("印のある原本をどこに置いているか（区に渡したときは、その日）を入力してください。")
            )
