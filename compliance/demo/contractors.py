"""Businesses of the practice ward: all invented, named so that nobody takes them for real ones."""

from dataclasses import dataclass

from compliance.domain.corporate_numbers import check_digit
from compliance.services.contractors import Contact, RegisterContractor


@dataclass(frozen=True, slots=True)
class Business:
    """A contractor as the practice ward knows it; `staffing` is the agency that sends it people, where one does."""

    name: str
    kana: str
    address: str
    contact: str
    post: str
    staffing: str | None = None


CLINICS = {
    "hinata": Business(
        "医療法人社団見本会 ひなた産科クリニック",
        "イリョウホウジンシャダンミホンカイ ヒナタサンカクリニック",
        "東京都新宿区見本町1-2-3",
        "渡邊 恵",
        "事務長",
    ),
    "komorebi": Business(
        "医療法人例示会 こもれびレディースクリニック",
        "イリョウホウジンレイジカイ コモレビレディースクリニック",
        "東京都新宿区例示坂4-5",
        "𠮷田 久美子",
        "看護師長",
    ),
    "kakubashi": Business(
        "架空橋産婦人科医院",
        "カクウバシサンフジンカイイン",
        "東京都新宿区架空橋2-8-1",
        "髙橋 光男",
        "院長",
    ),
    "tsukimi": Business(
        "助産院つきみの家（見本）",
        "ジョサンインツキミノイエ ミホン",
        "東京都新宿区見本町7-1",
        "宮﨑 典子",
        "院長",
    ),
}

COMPANIES = {
    "mihon-printing": Business(
        "見本印刷株式会社",
        "ミホンインサツカブシキガイシャ",
        "東京都新宿区例示町10-2",
        "近藤 誠",
        "営業第二課長",
        "株式会社見本スタッフサービス",
    ),
    "reiji-contact": Business(
        "株式会社例示コンタクト",
        "カブシキガイシャレイジコンタクト",
        "東京都千代田区架空台3-3",
        "坂本 沙織",
        "センター長",
        "例示キャリア株式会社",
    ),
    "kaku-systems": Business(
        "架空システムズ株式会社",
        "カクウシステムズカブシキガイシャ",
        "東京都港区架空浜1-1",
        "岡本 拓也",
        "公共第一部長",
    ),
    "mihon-data": Business(
        "株式会社見本データエントリー",
        "カブシキガイシャミホンデータエントリー",
        "東京都文京区見本台6-4",
        "太田 裕子",
        "業務部長",
        "株式会社見本スタッフサービス",
    ),
    "reiji-kitchen": Business(
        "例示キッチン有限会社",
        "レイジキッチンユウゲンガイシャ",
        "東京都新宿区例示坂8-8",
        "小川 修",
        "代表取締役",
    ),
    "mihon-gakudo": Business(
        "特定非営利活動法人 見本っ子クラブ",
        "トクテイヒエイリカツドウホウジン ミホンッコクラブ",
        "東京都中野区見本3-9",
        "青木 桃子",
        "統括責任者",
    ),
    "reiji-care": Business(
        "社会福祉法人例示会",
        "シャカイフクシホウジンレイジカイ",
        "東京都新宿区例示町2-6",
        "石井 隆",
        "事務局長",
    ),
    "kaku-recycle": Business(
        "架空紙資源株式会社",
        "カクウカミシゲンカブシキガイシャ",
        "東京都江東区架空島5-12",
        "村上 剛",
        "安全管理室長",
    ),
    "mihon-library": Business(
        "株式会社見本ライブラリー",
        "カブシキガイシャミホンライブラリー",
        "東京都豊島区見本1-14",
        "西村 彩",
        "図書館事業部長",
    ),
    "reiji-kenshin": Business(
        "一般財団法人例示健診協会",
        "イッパンザイダンホウジンレイジケンシンキョウカイ",
        "東京都新宿区例示台1-1",
        "福田 哲也",
        "事務局次長",
    ),
    "kaku-madoguchi": Business(
        "株式会社架空パブリックサービス",
        "カブシキガイシャカクウパブリックサービス",
        "東京都渋谷区架空谷2-2",
        "竹内 麻衣",
        "運営本部長",
        "例示キャリア株式会社",
    ),
    "mihon-mail": Business(
        "見本メーリング株式会社",
        "ミホンメーリングカブシキガイシャ",
        "埼玉県戸田市見本4-1",
        "藤井 雅人",
        "品質管理部長",
    ),
}


def registration(business: Business, number: int) -> RegisterContractor:
    """The command that registers it, with a corporate number of zeros and its running number, which nobody holds."""
    twelve = f"{number:012d}"
    contact = Contact(name=business.contact, post=business.post, telephone=f"03-0000-{number:04d}")
    return RegisterContractor(
        name=business.name,
        kana=business.kana,
        corporate_number=f"{check_digit(twelve)}{twelve}",
        address=business.address,
        telephone=f"03-0000-{number:04d}",
        email=f"office-{number}@example.jp",
        contacts=(contact,),
    )
