"""What a contractor tells of consents, removals, computers and what it counted, each in its own words."""

from flask_babel import lazy_gettext as _

from compliance.web.contractor.hand_ins.kinds import PAPERS, handed_in, papers
from compliance.web.fact_forms.catalogue import BY_KIND
from compliance.web.fields.chosen_fields import PickField
from compliance.web.fields.typed_fields import DayField, LineField, LongField, WholeField

MEDIA = (
    handed_in(
        BY_KIND["consent_request"],
        _("承諾を申請する"),
        _("区の承諾が要ることを行う前に申請します。承諾の通知が届くまでは、行えません。持出しは1回ごとに申請します。"),
        {
            "clause": PickField(_("何についての承諾か"), "consent_items"),
            "what": LineField(_("何をしたいか、どんな個人情報か"), required=True),
            "recipient": LineField(_("相手先（だれから、だれに）")),
            "place": LineField(_("場所（持出しのときは行き先）")),
            "medium_label": LineField(_("媒体（持出しのとき）"), description=_("例：USBメモリ1本、紙の名簿3枚")),
            "reason": LongField(_("なぜ必要か"), required=True),
            "wanted_from_on": DayField(_("希望する期間（初日）")),
            "wanted_to_on": DayField(_("希望する期間（末日）"), not_before="wanted_from_on"),
            "safeguards": LongField(_("どう守るか（暗号化、鍵付きのかばんなど）")),
            PAPERS: papers(_("参考になる書類（あれば）")),
        },
    ),
    handed_in(
        BY_KIND["removal"],
        _("持ち出したことを知らせる"),
        _("承諾を受けて個人情報を持ち出したら、1回ごとに知らせます。戻したら、戻した日も知らせます。"),
        {
            "consent_id": PickField(_("どの承諾によるか"), "consent_request", required=True),
            "happened_on": DayField(_("持ち出した日")),
            "what": LineField(_("持ち出したもの"), required=True),
            "medium_label": LineField(_("媒体の番号・名称")),
            "destination": LineField(_("行き先")),
            "carried_by": LineField(_("持ち出した人")),
            "returned_on": DayField(_("戻した日（戻したとき）"), not_before="happened_on"),
            PAPERS: papers(_("持出しの記録簿など（あれば）")),
        },
    ),
    handed_in(
        BY_KIND["stocktake"],
        _("持っている数を数えたことを知らせる"),
        _("持っている資料の実物を数えたら、数を知らせます。記録と違うときも、数えたとおりに知らせてください。"),
        {
            "holding_id": PickField(_("数えた資料"), "holding"),
            "happened_on": DayField(_("数えた日")),
            "counted": WholeField(_("実際の数（点）")),
            "counted_by": LineField(_("数えた人")),
            PAPERS: papers(_("写真や書類（あれば）")),
        },
    ),
    handed_in(
        BY_KIND["device"],
        _("使う電子計算機を知らせる"),
        _("業務に使うパソコンなどを、1台ずつ知らせます。だれが使えるか、どう守っているかも書きます。"),
        {
            "asset_number": LineField(_("管理番号")),
            "maker": LineField(_("メーカー")),
            "model_name": LineField(_("型番")),
            "serial": LineField(_("製造番号")),
            "place": LineField(_("置き場所"), required=True),
            "permitted_users": LineField(_("使える人"), required=True),
            "access_control": LongField(_("アクセスの制限（パスワード、権限など）"), required=True),
            "log_evidence": LongField(_("操作の記録（ログ）をどう残しているか")),
            "from_on": DayField(_("使い始める日")),
            PAPERS: papers(_("設定が分かる書類や画面の写真（あれば）")),
        },
    ),
)
