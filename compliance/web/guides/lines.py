"""One line about each page, in plain words: what it is for, and what to do first."""

from flask import request
from flask_babel import lazy_gettext as _

from compliance.web.permissions import Permission, may
from compliance.web.visitors import visitor

_LINES = {
    "officer.today": _("今日することの入口です。数字を押すと、その一覧が開きます。"),
    "officer.obligations": _("特記事項などから生じた義務を、状態・条文・担当課などで絞り込みます。"),
    "officer.obligation": _("この義務がなぜあり、いつまでに、何をすれば済むかを示します。"),
    "officer.reviews": _(
        "受託者が提出し、区がまだ確認していないものです。古いものから並びます。名前を押すと、内容と資料が開きます。"
    ),
    "officer.review": _("提出された内容と資料を見比べて、受理するか、理由を付けて差し戻します。"),
    "officer.calendar": _("期限の来る日を、月ごとに見ます。件数を押すと、その日の一覧が開きます。"),
    "officer.contracts": _("契約の一覧です。番号を押すと、1つの契約のすべてが開きます。"),
    "officer.contract": _("1つの契約の今の状態です。受け取った書類や行ったことは、ここから記録します。"),
    "officer.outsourcings": _("審議会に諮問・報告した委託案件の一覧です。契約は、案件の下に並びます。"),
    "officer.outsourcing": _("審議会資料の内容と、その案件の契約です。"),
    "officer.correct_charge": _("担当課の担当期間を直します。終わる日もここで登録します。"),
    "officer.void_charge": _("誤って登録した担当課の担当を、理由を付けて取り消します。影響を先に確かめられます。"),
    "officer.contractors": _("委託先の一覧です。名前を押すと、課をまたいだ契約が見られます。"),
    "officer.contractor": _("1つの委託先の連絡先と契約です。"),
    "officer.choose_paper": _("審議会資料のファイルから、委託案件を登録します。保存の前に内容を確かめられます。"),
    "officer.reminders": _("委託先への督促とお知らせの一覧です。送る前のものは取り消せます。"),
    "officer.policy_days": _("条文が日を決めていない義務の、期限の目安を決めます。変えるときは理由が要ります。"),
    "council.report": _("基準日にまだ履行されていない義務の数です。数字を押すと内訳が開きます。"),
    "council.matters": _("報告の数字1つの内訳です。"),
    "council.meetings": _("審議会の開催日です。登録しておくと、会議の前に報告の案ができます。"),
    "contractor.home": _("これから提出・報告するものと期限を、契約ごとに示します。"),
    "contractor.incidents": _("事故や、そのおそれに気づいたときの連絡先と、これまでに知らせたものです。"),
    "contractor.notify_incident": _("事故等に気づいたときに、まず区に知らせます。"),
    "contractor.choose_handler_list": _(
        "個人情報を取り扱う人の名簿を区に出します。変わりがなければ、ボタン1つで済みます。"
    ),
    "contractor.hand_in": _("必要なところを入力し、書類や写真を付けて、区に提出します。途中の入力は残ります。"),
    "contractor.erasures": _("この契約で消したものと、証明書がどこまで確かめられたかを示します。"),
    "contractor.erasure_step": _("消したものについて、順に答えます。答えは下書きに残り、あとから続けられます。"),
    "contractor.file_erasure": _("答えを確かめ、証明書を印刷し、区に提出します。"),
    "contractor.load_self_check": _("Excelの様式に書いた答えを読み込み、確かめてから提出します。"),
    "contractor.self_check": _("契約で決めたことを守れているか、一つずつ確かめて答え、まとめて提出します。"),
    "contractor.report_status": _("区から求められた報告を書いて提出します。区が確認すると、済みになります。"),
    "contractor.media": _("持っている資料の数と、その出入りです。実物と合っているかを確かめられます。"),
    "officer.contract_ledger": _("渡した数・作った数と、返った数・消した数・持っている数が合うかを確かめます。"),
    "officer.contractor_ledger": _("1つの委託先が、すべての契約で持っている資料の出入りです。"),
    "officer.consents": _("承諾の申請の一覧です。決定の期日の近いものから並びます。"),
    "officer.consent": _("申請の内容と決定です。決定したら、ここで通知の文書を作ります。"),
    "contractor.education": _("取扱者が教育を受けた年度と、まだ取り扱えない人を示します。"),
    "contractor.consents": _("区の承諾が要ることの申請と、その結果です。"),
    "contractor.consent": _("申請の内容と、区の決定です。通知を印刷できます。"),
    "contractor.bring_back": _("持ち出したものを戻したら、戻した日を知らせます。"),
    "contractor.handovers": _("区との間で受け渡したものの一覧です。受け取ったら、ここから確認します。"),
    "contractor.handover": _("受渡しの内容です。確認書を印刷でき、受け取ったことをここで確認します。"),
    "officer.handover": _("受渡し1件の内容と確認書です。受け取ったもの・渡したものを、区として確認します。"),
    "contractor.obligations": _("区に提出・報告するものの一覧です。期限の近いものから並びます。"),
    "contractor.submissions": _("これまでに提出したものと、区の確認の結果、受領書です。"),
    "contractor.submission": _("提出したもの1件の内容と、受領書です。"),
    "contractor.check_receipt": _("受領書が本物かどうかを、区の記録と照らし合わせます。"),
    "officer.contract_submissions": _("この契約で受託者が提出したものと、その受領書です。"),
    "officer.package": _("画面を使えない受託者に記入用のパッケージを渡し、戻ったものを読み込みます。"),
    "officer.submission": _("提出されたもの1件の内容と、受領書です。"),
    "officer.check_receipt": _("受託者が示した受領書が本物かどうかを、記録と照らし合わせます。"),
    "contractor.people": _("自分の事業者で、サインインできる人の一覧です。担当が替わったら、ここで直します。"),
    "contractor.invite": _("新しく担当する人に渡す、登録の案内を作ります。"),
    "contractor.invitation": _("本人に渡す案内です。印刷して渡すか、コードを本人だけに伝えてください。"),
    "officer.people": _("委託先の人のうち、サインインできる人と、招待した人の一覧です。"),
    "officer.invite": _("委託先の人に渡す、登録の案内を作ります。"),
    "officer.invitation": _("本人に渡す案内です。印刷して渡すか、コードを本人だけに伝えてください。"),
    "contractor.obligation": _("なぜ必要かと、契約の条文、問合せ先を示します。"),
    "administrator.users": _("利用者の登録、異動、停止を行います。"),
    "administrator.nightly_work": _("毎日自動で行う処理が、最後にいつ終わったかを示します。"),
    "administrator.system": _("操作記録の件数とルートハッシュ、サーバーで使うコマンドの一覧です。"),
    "officer.contract_details": _("契約の内容と、取扱場所・担当課・前後の契約です。"),
    "officer.contract_people": _("取扱責任者と取扱者の名簿です。名簿が届いたら、ここから記録します。"),
    "officer.choose_handler_list": _(
        "受託者から届いた名簿のファイルを読み込みます。記録の前に、全員を確かめられます。"
    ),
    "officer.contract_education": _("年度ごとの教育と、まだ受けていない人を示します。"),
    "officer.contract_media": _("受け渡した資料、受託者が持っている資料、返還・消去の記録です。"),
    "officer.self_check": _("自己点検の答えを項目ごとに、前回の答えと、添えられた資料と並べて見ます。"),
    "officer.contract_inspections": _("立入り調査等の予定と結果、指摘と是正の記録です。"),
    "officer.contract_incidents": _("事故の発生から報告・再発防止までの記録です。"),
    "officer.contract_requests": _("取扱状況の報告の求めと報告、承諾の申請と決定です。"),
    "officer.contract_timeline": _("この契約について記録したことを、新しいものから順に示します。"),
    "officer.contract_evidence": _("受け取った書類・写真のファイルです。暗号化して保管し、取り出すと記録が残ります。"),
    "officer.choose_fact": _("受け取った書類や行ったことに合うものを選ぶと、入力の画面が開きます。"),
    "officer.sections": _("部と課の一覧です。名称の変更や統合は、課の画面から日を決めて登録します。"),
    "officer.section": _("1つの課の担当する案件と、配属されている人数です。"),
    "officer.same_contractors": _("同じ事業者が二重に登録されていないかを確かめます。"),
    "officer.match_contractors": _("2件の登録を見比べて、同じ事業者かどうかを判断します。契約や記録は移りません。"),
    "officer.search": _("契約番号、委託先、件名の一部を入れると、見られる範囲から探します。"),
    "administrator.user": _("1人の利用者の配属とサインインの状態です。"),
    "administrator.transfer_users": _("人事異動をまとめて登録します。登録の前に、だれがどこへ移るかを確かめられます。"),
    "administrator.ward": _("区の名称、通知のあて先と時期です。変えるときは理由が要ります。"),
    "jobs.jobs": _("自分が作成を申し込んだ資料の一覧です。"),
    "council.record_meeting": _("会議の名称と開催日を登録します。開催日の前に、未履行事項報告の案が自動でできます。"),
    "council.correct_meeting": _("登録した会議の名称や開催日の誤りを直します。"),
    "officer.add_department": _("新しい部を登録します。課は、部を登録したあとで加えます。"),
    "officer.add_section": _("新しい課を登録します。課の名称の変更や統合は、その課の「組織改正」から登録します。"),
    "officer.change_policy": _("決めた日から、期限の目安を変えます。登録の前に、変わる義務を確かめられます。"),
    "officer.reminder": _("委託先へ送る1通の内容と、送付の状態です。"),
    "officer.bulk_act": _("まとめて行った操作の結果です。表示された時刻までは、元に戻せます。"),
    "administrator.post_user": _("この利用者の役割と課を、決めた日から変えます。これまでの配属の記録は残ります。"),
    "jobs.job": _("作成を申し込んだファイルの状態です。できあがると、ここから受け取れます。"),
    "auth.account": _("自分のアカウントです。パスワードの変更、ほかの端末のサインアウト、キーの設定ができます。"),
}


_FOR_READERS = {
    "officer.contract": (Permission.FACT_RECORD, _("1つの契約の今の状態です。")),
    "officer.contract_people": (Permission.FACT_RECORD, _("取扱責任者と取扱者の名簿です。")),
    "officer.consent": (Permission.FACT_RECORD, _("申請の内容と決定です。")),
    "officer.handover": (Permission.FACT_CORRECT, _("受渡し1件の内容と確認書です。")),
    "officer.reminders": (Permission.REMINDER_SEND, _("委託先への督促とお知らせの一覧です。")),
    "council.meetings": (Permission.MEETING_RECORD, _("審議会の開催日と、報告の案です。")),
}
"""Pages that many may read and few may act on: without the permission, the line that tells nobody to act."""


def help_line() -> str:
    """The line about the page that is open, for whoever is signed in; empty where the page says it by itself."""
    endpoint = request.endpoint or ""
    needed, for_readers = _FOR_READERS.get(endpoint, (None, ""))
    if needed is not None and not may(visitor().role, needed):
        return str(for_readers)
    return str(_LINES.get(endpoint, ""))
