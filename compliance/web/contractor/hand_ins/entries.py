"""What a contractor hands in by a form, each in its own words; what is `submitted` or re-checked awaits the ward."""

from collections.abc import Mapping

from flask_babel import lazy_gettext as _

from compliance.store.models.incidents import CountUnit
from compliance.web.contractor.hand_ins.kinds import PAPERS, handed_in, papers
from compliance.web.contractor.hand_ins.media_entries import MEDIA
from compliance.web.fact_forms.catalogue import BY_KIND
from compliance.web.fact_forms.entries import Entry
from compliance.web.fact_forms.words import choice_word
from compliance.web.fields.chosen_fields import ChoiceField, PickField, YesField, either
from compliance.web.fields.typed_fields import DayField, LineField, LongField, WholeField

_NO_NAMES = _("本人（利用者など）の氏名は書かないでください。")

EDUCATION = (
    handed_in(
        BY_KIND["education_plan"],
        _("教育の予定を知らせる"),
        _(
            "これから行う教育の日と内容を、区に知らせます。行ったら「教育をしたことを知らせる」から知らせてください。予定だけでは、教育をしたことにはなりません。"
        ),
        {
            "planned_on": DayField(_("予定の日")),
            "teaches_protection": YesField(_("個人情報の適正な管理を教える")),
            "teaches_security": YesField(_("情報セキュリティを教える")),
            "tells_ordinance": YesField(_("条例・法律の内容を知らせる")),
            "invited": PickField(
                _("受ける人"),
                "workers_of_day",
                multiple=True,
                required=False,
                listed=True,
                description=_("選ばないときは、その日に取扱者である人の全員です。"),
            ),
            "makes_up_id": PickField(_("補講のときは、もとの教育"), "education_session", required=False),
            "contracts": PickField(
                _("同じ内容をほかの契約にも出す"), "contracts_of_year", multiple=True, required=False
            ),
            "form": LineField(_("方法（集まって、動画でなど）")),
            "teacher": LineField(_("教える人")),
            "material": LineField(_("使う教材")),
            PAPERS: papers(_("年間の計画書など（あれば）")),
        },
    ),
    handed_in(
        BY_KIND["education_session"],
        _("教育をしたことを知らせる"),
        _(
            "個人情報の教育をしたら、いつ、だれに、何を教えたかを知らせます。休んだ人への補講も、この画面から知らせます。"
        ),
        {
            "happened_on": DayField(_("教育をした日")),
            "teaches_protection": YesField(_("個人情報の適正な管理を教えた")),
            "teaches_security": YesField(_("情報セキュリティを教えた")),
            "tells_ordinance": YesField(_("条例・法律の内容を知らせた")),
            "attendees": PickField(_("受けた人"), "workers_of_day", multiple=True, listed=True),
            "absentees": PickField(_("休んだ人"), "workers_of_day", multiple=True, required=False, listed=True),
            "contracts": PickField(
                _("同じ内容をほかの契約にも出す"), "contracts_of_year", multiple=True, required=False
            ),
            "makes_up_id": PickField(_("補講のときは、もとの教育"), "education_session", required=False),
            "planned_id": PickField(_("予定してあったときは、その予定"), "education_plan", required=False),
            PAPERS: papers(_("受けた人が署名した用紙など（あれば）")),
            "minutes": WholeField(_("時間（分）"), least=1),
            "form": LineField(_("方法（集まって、動画でなど）")),
            "teacher": LineField(_("教えた人")),
            "material": LineField(_("使った教材")),
            "test": LineField(_("分かったかどうかの確かめ方")),
        },
    ),
    handed_in(
        BY_KIND["education_report"],
        _("教育の結果を報告する"),
        _("行った教育の結果を、区に報告します。"),
        {
            "session_id": PickField(_("どの教育の報告か"), "education_session"),
            "result": LongField(_("結果"), required=True, description=_("受けた人数、休んだ人への対応など。")),
            PAPERS: papers(_("報告書（あれば）")),
        },
    ),
    handed_in(
        BY_KIND["pledge"],
        _("誓約書を出す"),
        _("個人情報を守ることを約束する書類です。本人が署名したものを、1人ずつ出します。"),
        {
            "person_id": PickField(_("だれの誓約書か"), "workers"),
            PAPERS: papers(_("署名した誓約書"), required=True),
        },
    ),
)

VISITS = (
    handed_in(
        BY_KIND["correction"],
        _("直したことを報告する"),
        _("区から指摘されたことを直したら、何をどう直したかを報告します。区が確かめると終わります。"),
        {
            "finding_id": PickField(_("どの指摘か"), "finding"),
            "text": LongField(_("どう直したか"), required=True, description=_NO_NAMES),
            PAPERS: papers(_("直したことが分かる写真や書類（あれば）")),
        },
    ),
)

INCIDENTS = (
    handed_in(
        BY_KIND["incident_report"],
        _("事故等を書面で報告する"),
        _("第一報のあと、分かったことを書面で報告します。何回でも出せます。分からない欄は空けておけます。"),
        {
            "incident_id": PickField(_("どの事故等か"), "incident"),
            "final": YesField(_("これが最後の報告である")),
            "outline": LongField(_("何が起きたか（経過も）"), required=True, description=_NO_NAMES),
            "data_items": LongField(_("どんな個人情報か（項目）")),
            "person_count": WholeField(_("何人分か")),
            "count_unit": ChoiceField(_("人数の数え方"), CountUnit, choice_word),
            "cause": LongField(_("原因")),
            "secondary_damage": LongField(_("ほかに被害が広がるおそれ")),
            "done_for_persons": LongField(_("本人にしたこと")),
            "publication": LongField(_("公表したかどうか")),
            "prevention": LongField(_("同じことを起こさないためにすること")),
            PAPERS: papers(_("報告書や写真（あれば）")),
        },
    ),
)

HOLDINGS = (
    handed_in(
        BY_KIND["given_back"],
        _("返した・引き渡したことを知らせる"),
        _("区から受け取った書類や媒体を返したら、知らせます。区が受け取りを確かめると終わります。"),
        {
            "holding_id": PickField(_("返したもの"), "holding"),
            "happened_on": DayField(_("返した日")),
            "count": WholeField(_("数（点）"), least=1),
            "delivered": either(_("渡し方"), _("区が指定した先へ引き渡した"), _("区へ返した"), first=False),
            "giver": LineField(_("渡した人")),
            "receiver": LineField(_("受け取った人")),
            PAPERS: papers(_("受領書など（あれば）")),
        },
    ),
    handed_in(
        BY_KIND["instruction_followed"],
        _("区の指示のとおりにしたことを知らせる"),
        _("区から指示されたことをしたら、いつ、何をしたかを知らせます。"),
        {
            "instruction_id": PickField(_("どの指示か"), "instruction"),
            "happened_on": DayField(_("した日")),
            "how": LongField(_("何をしたか"), required=True, description=_NO_NAMES),
            PAPERS: papers(_("したことが分かる写真や書類（あれば）")),
        },
    ),
    handed_in(
        BY_KIND["no_computer_used"],
        _("パソコンなどを使っていないことを知らせる"),
        _("この業務で、パソコン・タブレット・スマートフォンなどを一度も使っていないときに知らせます。"),
        {
            "stated_by": LineField(_("確かめた人"), required=True),
            "note": LongField(_("何を、どう確かめたか"), required=True),
            PAPERS: papers(_("申出書（あれば）")),
        },
    ),
)

LATER_DAYS = (
    handed_in(
        BY_KIND["due_extension"],
        _("期限を延ばしてほしいと申し出る"),
        _("期限までに間に合わないときに、理由と希望の日を区に伝えます。区が認めるまで、期限は変わりません。"),
        {
            "obligation": PickField(_("延ばしてほしいもの"), "own_extendable", required=True, listed=True),
            "new_due_on": DayField(_("いつまで延ばしてほしいか")),
            "reason": LongField(_("理由"), description=_NO_NAMES),
            PAPERS: papers(_("理由が分かる書類（あれば）")),
        },
    ),
)

HAND_INS: tuple[Entry, ...] = (*LATER_DAYS, *EDUCATION, *HOLDINGS, *VISITS, *INCIDENTS, *MEDIA)
BY_OWN_KIND: Mapping[str, Entry] = {entry.kind: entry for entry in HAND_INS}
"""By the table of what is recorded, as in the address of its page."""
