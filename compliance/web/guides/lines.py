"""One line about each page, in plain words: what it is for, and what to do first."""

from flask import request
from flask_babel import lazy_gettext as _

_LINES = {
    "officer.today": _("今日することの入口です。数字を押すと、その一覧が開きます。"),
    "officer.obligations": _("特記事項などから生じた義務を、状態・条文・担当課などで絞り込みます。"),
    "officer.obligation": _("この義務がなぜあり、いつまでに、何をすれば済むかを示します。"),
    "officer.calendar": _("期限の来る日を、月ごとに見ます。件数を押すと、その日の一覧が開きます。"),
    "officer.contracts": _("担当する契約の一覧です。番号を押すと、1つの契約のすべてが開きます。"),
    "officer.contract": _("1つの契約の今の状態です。受け取った書類や行ったことは、ここから登録します。"),
    "officer.outsourcings": _("審議会に諮問・報告した委託案件の一覧です。契約は、案件の下に並びます。"),
    "officer.outsourcing": _("審議会資料の内容と、その案件の契約です。"),
    "officer.correct_charge": _("担当課の担当期間を直します。終わる日もここで登録します。"),
    "officer.contractors": _("委託先の一覧です。名前を押すと、課をまたいだ契約が見られます。"),
    "officer.contractor": _("1つの委託先の連絡先と契約です。"),
    "officer.choose_paper": _("審議会資料のファイルから、委託案件を登録します。保存の前に内容を確かめられます。"),
    "officer.reminders": _("委託先への督促とお知らせの一覧です。送る前のものは取り消せます。"),
    "officer.policy_days": _("条文が日を決めていない義務の、期限の目安を決めます。変えるときは理由が要ります。"),
    "council.report": _("基準日にまだ履行されていない義務の数です。数字を押すと内訳が開きます。"),
    "council.matters": _("報告の数字1つの内訳です。"),
    "council.meetings": _("審議会の開催日です。登録しておくと、会議の前に報告の案ができます。"),
    "contractor.obligations": _("区に提出・報告するものの一覧です。期限の近いものから並びます。"),
    "contractor.obligation": _("なぜ必要かと、契約の条文、問合せ先を示します。"),
    "administrator.users": _("利用者の登録、異動、停止を行います。"),
    "administrator.nightly_work": _("毎日自動で行う処理が、最後にいつ終わったかを示します。"),
    "administrator.system": _("操作記録の件数とルートハッシュ、サーバーで使うコマンドの一覧です。"),
    "officer.contract_details": _("契約の内容と、取扱場所・担当課・前後の契約です。"),
    "officer.contract_people": _("取扱責任者と取扱者の名簿です。名簿が届いたら、ここから登録します。"),
    "officer.contract_education": _("年度ごとの研修と、まだ受けていない人を示します。"),
    "officer.contract_media": _("渡した資料、受託者が持っている資料、返却・消去の記録です。"),
    "officer.contract_inspections": _("立入り調査等の予定と結果、指摘と是正の記録です。"),
    "officer.contract_incidents": _("事故の発生から報告・再発防止までの記録です。"),
    "officer.contract_requests": _("状況報告の依頼と回答、承諾の申請と回答です。"),
    "officer.contract_timeline": _("この契約について登録したことを、新しいものから順に示します。"),
    "officer.choose_fact": _("受け取った書類や行ったことに合うものを選ぶと、入力の画面が開きます。"),
    "officer.sections": _("部と課の一覧です。名称の変更や統合は、課の画面から日を決めて登録します。"),
    "officer.section": _("1つの課の担当する案件と、配属されている人数です。"),
    "officer.same_contractors": _("同じ事業者が二重に登録されていないかを確かめます。"),
    "officer.match_contractors": _("2件の登録を見比べて、同じ事業者かどうかを登録します。契約や記録は移りません。"),
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
    "auth.account": _("自分のアカウントです。パスワードの変更と、ほかの端末のサインアウトができます。"),
}


def help_line() -> str:
    """The line about the page that is open; empty where the page says it by itself."""
    return str(_LINES.get(request.endpoint or "", ""))
