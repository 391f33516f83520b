"""Works of health and welfare that the practice ward outsources."""

from compliance.demo.works import COLLECTED, CREATED, PROVIDED, Work
from compliance.domain.facts import Medium

HEALTH_WORKS = (
    Work(
        title="がん検診の実施に係る業務の委託について",
        registered_name="がん検診",
        paper_number="18",
        sections=("健康づくり課",),
        purpose="がんを早期に発見し、区民の健康の保持に資することを目的とする。",
        subjects="がん検診を受診する区民",
        subject_count=24000,
        reason="検診の実施には医療機器と専門の人員が必要であり、検診機関での実施が適切と判断されるため。",
        content=("受診票に基づく検診の実施", "検診結果の判定及び受診者への通知", "検診結果データの作成・提出"),
        items={
            "がん検診の受診者": (
                (PROVIDED, ("整理番号", "氏名", "生年月日", "住所", "自己負担区分")),
                (COLLECTED, ("既往歴", "問診への回答内容")),
                (CREATED, ("検診結果", "精密検査の要否")),
            )
        },
        media=(Medium.PAPER, Medium.MEDIA, Medium.COMPUTER),
        issued="がん検診 受診対象者データ",
        place="健診センター 情報管理室",
        contractors=("reiji-kenshin",),
        ward_measures=(
            ("契約にあたり、別紙「特記事項」を付す。", ()),
            ("個人情報データの受け渡しにあたっては、確認書により記録をとる。", ()),
        ),
        operation_measures=(
            ("取扱責任者及び取扱者をあらかじめ指定し、区に報告させる。", ("13",)),
            ("受診票及び問診票は施錠できる書庫に保管させる。", ("8",)),
            ("委託期間終了後、記録媒体を返還させ、データを消去し、消去証明書を提出させる。", ("11", "12")),
        ),
        system_measures=(
            ("検診システムの利用者を特定し、ID及びパスワードにより認証させる。", ()),
            ("検診データを扱う端末を外部ネットワークから切り離させる。", ()),
            ("アクセスログを1年以上保存させる。", ()),
        ),
        sensitive=True,
    ),
    Work(
        title="健診データ入力業務の委託について",
        registered_name="特定健康診査",
        paper_number="23",
        sections=("健康政策課", "健康づくり課"),
        purpose="特定健康診査の結果を速やかに電子データ化し、保健指導の対象者を正確に把握することを目的とする。",
        subjects="特定健康診査を受診した区民",
        subject_count=31000,
        reason="短期間に大量の帳票を正確に入力する必要があり、専門の体制を有する事業者への委託が適切と判断されるため。",
        content=("健診結果票の入力及び照合", "入力データの納品", "健診結果票の返却"),
        items={
            "特定健康診査の受診者": (
                (PROVIDED, ("受診券番号", "氏名", "生年月日", "健診結果", "服薬状況")),
                (CREATED, ("入力データ", "照合結果")),
            )
        },
        media=(Medium.PAPER, Medium.MEDIA, Medium.COMPUTER),
        issued="特定健康診査 結果票",
        place="本社ビル3階 入力センター",
        contractors=("mihon-data",),
        ward_measures=(("結果票の受け渡しにあたっては、枚数を確認し、確認書により記録をとる。", ()),),
        operation_measures=(
            ("入力室への入退室を記録させる。", ()),
            ("取扱責任者及び取扱者をあらかじめ指定し、区に報告させる。", ("13",)),
            ("結果票は業務日の終了後、鍵付きキャビネットに保管させる。", ("8",)),
        ),
        system_measures=(
            ("入力端末の外部記憶媒体の接続を禁止させる。", ()),
            ("納品データにはパスワードを付して暗号化させる。", ()),
        ),
        sensitive=True,
    ),
    Work(
        title="高齢者配食サービス業務の委託について",
        registered_name="高齢者配食サービス",
        paper_number="31",
        sections=("高齢者支援課",),
        purpose="食事の支度が困難な高齢者に昼食を届け、あわせて安否を確認することを目的とする。",
        subjects="配食サービスを利用する高齢者",
        subject_count=420,
        reason="調理及び配達の設備と人員を有する事業者への委託が適切と判断されるため。",
        content=("弁当の調理及び配達", "利用者の安否の確認及び区への連絡", "配達実績報告書の作成・提出"),
        items={
            "配食サービスの利用者": (
                (PROVIDED, ("氏名", "住所", "電話番号", "緊急連絡先", "食事の制限")),
                (COLLECTED, ("安否確認の状況",)),
                (CREATED, ("配達実績",)),
            ),
            "緊急連絡先の親族等": ((PROVIDED, ("氏名", "続柄", "電話番号")),),
        },
        media=(Medium.PAPER,),
        issued="配食サービス 利用者名簿",
        place="例示坂調理場 事務室",
        contractors=("reiji-kitchen",),
        ward_measures=(("利用者名簿は紙で渡し、確認書により記録をとる。", ()),),
        operation_measures=(
            ("利用者名簿は事務室の施錠できる引き出しに保管させる。", ("8",)),
            ("配達員が持ち出す配達票には、住所と氏名以外の項目を記載させない。", ("6",)),
            ("年度終了後、利用者名簿を返還させる。", ("11",)),
        ),
    ),
    Work(
        title="要介護認定に係る訪問調査業務の委託について",
        registered_name="要介護認定",
        paper_number="12",
        sections=("介護保険課",),
        purpose="要介護認定に必要な心身の状況の調査を、公正かつ迅速に行うことを目的とする。",
        subjects="要介護認定を申請した被保険者",
        subject_count=5200,
        reason="申請件数の増加に対応するため、介護支援専門員を擁する法人への委託が適切と判断されるため。",
        content=("申請者宅等での訪問調査", "調査票の作成・提出", "日程の調整"),
        items={
            "要介護認定の申請者": (
                (PROVIDED, ("被保険者番号", "氏名", "生年月日", "住所", "電話番号", "主治医")),
                (COLLECTED, ("心身の状況", "家族の状況", "生活環境")),
                (CREATED, ("認定調査票",)),
            )
        },
        media=(Medium.PAPER, Medium.COMPUTER),
        issued="訪問調査依頼書",
        place="例示会 居宅介護支援事業所",
        contractors=("reiji-care",),
        ward_measures=(("調査票の受け渡しにあたっては、確認書により記録をとる。", ()),),
        operation_measures=(
            ("調査員をあらかじめ指定し、区に報告させる。", ("13",)),
            ("訪問先に持参する書類は当日分に限らせ、持出簿に記録させる。", ("6",)),
        ),
        system_measures=(("調査票作成用パソコンのディスクを暗号化させる。", ()),),
        sensitive=True,
    ),
)
"""Each with a single contractor."""
