"""Who can sign in to the practice ward: one account for every role, all with one published password."""

from dataclasses import dataclass

from compliance.store.models.accounts import AccountRole


@dataclass(frozen=True, slots=True)
class SignIn:
    """An account of the practice ward; `section` by name, `contractor` by its code among the clinics."""

    login: str
    name: str
    role: AccountRole
    section: str | None = None
    contractor: str | None = None
    inspector: bool = False


SIGN_INS = (
    SignIn("kanri", "佐々木 健（システム管理者）", AccountRole.ADMINISTRATOR),
    SignIn("hogo", "大野 栄子（個人情報保護担当）", AccountRole.PRIVACY_OFFICER),
    SignIn("kenko", "髙橋 陽子（健康づくり課）", AccountRole.SECTION_OFFICER, section="健康づくり課"),
    SignIn(
        "kensa",
        "山﨑 誠（健康づくり課・検査担当）",
        AccountRole.SECTION_OFFICER,
        section="健康づくり課",
        inspector=True,
    ),
    SignIn("koseki", "森 直樹（戸籍住民課）", AccountRole.SECTION_OFFICER, section="戸籍住民課", inspector=True),
    SignIn(
        "kensa-joho",
        "今井 拓（情報システム課・検査担当）",
        AccountRole.SECTION_OFFICER,
        section="情報システム課",
        inspector=True,
    ),
    SignIn(
        "kensa-kaigo",
        "岡田 由美（介護保険課・検査担当）",
        AccountRole.SECTION_OFFICER,
        section="介護保険課",
        inspector=True,
    ),
    SignIn("kansa", "関 美穂（監査担当）", AccountRole.AUDITOR),
    SignIn("hinata", "渡邊 恵（ひなた産科クリニック）", AccountRole.CONTRACTOR_RESPONSIBLE, contractor="hinata"),
    SignIn("hinata-staff", "小林 彩（ひなた産科クリニック）", AccountRole.CONTRACTOR_STAFF, contractor="hinata"),
    SignIn("jimukyoku", "三宅 春子（審議会事務局）", AccountRole.COUNCIL_SECRETARIAT),
    SignIn("iin", "小山田 徹（審議会委員）", AccountRole.COUNCIL_MEMBER),
)
