"""Departments and sections of the practice ward: those that the council paper names, and others that outsource work."""

SECTIONS: dict[str, tuple[str, ...]] = {
    "健康部": (
        "健康づくり課",
        "牛込保健センター",
        "四谷保健センター",
        "東新宿保健センター",
        "落合保健センター",
        "健康政策課",
    ),
    "総務部": ("総務課", "情報システム課"),
    "福祉部": ("高齢者支援課", "介護保険課"),
    "子ども家庭部": ("子ども家庭課", "放課後子ども支援課"),
    "地域振興部": ("戸籍住民課", "生涯学習課"),
    "税務部": ("税務課",),
    "教育委員会事務局": ("中央図書館", "学務課"),
}
"""Section names by the department they belong to."""
