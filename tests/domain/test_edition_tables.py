"""Each check of an edition, broken once: file, clause, problem and mend are told, and all problems at once."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from compliance.domain.edition_tables import CLAUSES_FILE, EDITION_FILE, parse_edition
from compliance.domain.problems import WORDINGS, EditionProblems, LawProblems, Problem
from compliance.resources import load_editions, read_edition

EDITION = """\
id = "small"
title = "小さな版"
title_en = "A small edition"
in_force_from = 2026-04-01
ward_called = "甲"
contractor_called = "乙"
source = "試験のために書いたもの"

[policies.answer]
days = 14
ja = "報告"
en = "Report"

[policies.plan]
month_day = "06-30"
ja = "計画"
en = "Plan"

[[office_rules]]
id = "review"
party = "ward"
shape = "on_request"
act = "review"
due.later_of = [{ anchor = "raised", figure = "answer", basis = "policy" }]
"""

CLAUSES = """\
[[clause]]
number = 1
item = "1"
heading = "報告"
heading_en = "Reports"
text = "乙は、甲の求めに応じて報告する。"
gloss = "The contractor reports when asked."
party = "contractor"
breach_proposable = true

[[clause.rules]]
id = "keep"
party = "contractor"
shape = "standing"
act = "observe"

[[clause.rules]]
id = "report"
party = "contractor"
shape = "on_request"
act = "report_status"
due.later_of = [{ anchor = "requested", basis = "request" }]
due.otherwise = [{ anchor = "raised", figure = "answer", basis = "policy" }]

[[clause]]
number = 2
item = "2"
heading = "調査"
heading_en = "Inspection"
text = "甲は、年度に1回調査する。"
gloss = "The ward inspects once a year."
party = "ward"
refers_to = ["1"]

[[clause.rules]]
id = "inspect"
party = "ward"
shape = "yearly"
act = "inspect"
methods = ["on_site"]
due.later_of = [{ anchor = "year_end", basis = "clause" }]
"""


@dataclass(frozen=True)
class Broken:
    """One fault: in `file`, `old` is written as `new`; it is told as `code` under `clause`."""

    code: str
    file: str
    clause: str
    old: str
    new: str


def head(code: str, old: str, new: str, clause: str = "") -> Broken:
    return Broken(code, EDITION_FILE, clause, old, new)


def body(code: str, clause: str, old: str, new: str) -> Broken:
    return Broken(code, CLAUSES_FILE, clause, old, new)


FAULTS = [
    head("not_toml", 'title = "小さな版"', 'title = "小さな版'),
    head("missing_key", 'title = "小さな版"\n', ""),
    head("missing_key", "in_force_from = 2026-04-01\n", ""),
    head("unknown_key", "ward_called", "ward_caled"),
    head("wrong_type", 'title = "小さな版"', "title = 3"),
    head("wrong_type", "in_force_from = 2026-04-01", 'in_force_from = "2026-04-01"'),
    head("wrong_type", "in_force_from = 2026-04-01", "in_force_from = 2026-04-01T00:00:00"),
    head("wrong_type", "in_force_from = 2026-04-01", "in_force_from = 09:00:00"),
    head("empty_text", 'title_en = "A small edition"', 'title_en = "  "'),
    head("id_differs", 'id = "small"', 'id = "large"'),
    head("bad_name", "[policies.answer]", '[policies."Answer Days"]', "policies.Answer Days"),
    head("policy_form", "days = 14\n", "", "policies.answer"),
    head("policy_form", "days = 14", 'days = 14\nmonth_day = "06-30"', "policies.answer"),
    head("out_of_range", "days = 14", "days = -1", "policies.answer"),
    head("out_of_range", "days = 14", "days = 99999999999999999999", "policies.answer"),
    head("wrong_type", "days = 14", "days = true", "policies.answer"),
    head("wrong_type", "days = 14", "days = 1.5", "policies.answer"),
    head("no_such_day", '"06-30"', '"06-31"', "policies.plan"),
    head("no_such_day", '"06-30"', '"02-29"', "policies.plan"),
    head("no_such_day", '"06-30"', '"6/30"', "policies.plan"),
    head("missing_key", 'ja = "計画"\n', "", "policies.plan"),
    head("unknown_key", 'ja = "計画"', 'ja = "計画"\nreason = "x"', "policies.plan"),
    head("wrong_type", "[[office_rules]]", "[office_rules]"),
    head("rule_twice", 'id = "review"', 'id = "keep"', "office:keep"),
    head("reference_missing", 'id = "review"', 'id = "review"\nitem = "9"', "office:review"),
    body("no_clauses", "", CLAUSES, "# nothing yet\n"),
    body("unknown_key", "", CLAUSES, "note = 1\n" + CLAUSES),
    body("number_gap", "2", "number = 2", "number = 3"),
    body("number_gap", "2", "number = 2", "number = 1"),
    body("wrong_type", "2", "number = 2", 'number = "2"'),
    body("item_twice", "1", 'item = "2"', 'item = "1"'),
    body("missing_key", "clause[2]", 'item = "2"\n', ""),
    body("empty_text", "2", 'text = "甲は、年度に1回調査する。"', 'text = """\n"""'),
    body("unknown_word", "2", 'party = "ward"\nrefers_to', 'party = "council"\nrefers_to'),
    body("unknown_word", "1", "breach_proposable = true", 'exemption = "permission"'),
    body("unknown_word", "1", "breach_proposable = true", 'forbids = ["copying", "reading"]'),
    body("unknown_word", "1", 'shape = "standing"', 'shape = "always"'),
    body("unknown_word", "1", 'act = "observe"', 'act = "behave"'),
    body("unknown_word", "2", 'anchor = "year_end"', 'anchor = "year_middle"'),
    body("unknown_word", "2", 'basis = "clause"', 'basis = "habit"'),
    body("unknown_word", "2", 'methods = ["on_site"]', 'methods = ["on_site", "by_letter"]'),
    body("unknown_key", "1", 'gloss = "The contractor reports', 'gross = "The contractor reports'),
    body("unknown_key", "2", 'anchor = "year_end",', 'anchor = "year_end", dais = 3,'),
    body("unknown_key", "1", "due.otherwise", "due.or_else"),
    body("wrong_type", "2", 'refers_to = ["1"]', 'refers_to = "1"'),
    body("wrong_type", "2", 'refers_to = ["1"]', "refers_to = [1]"),
    body("empty_text", "2", 'refers_to = ["1"]', 'refers_to = ["1", ""]'),
    body("reference_missing", "2", 'refers_to = ["1"]', 'refers_to = ["1", "15"]'),
    body("reference_itself", "2", 'refers_to = ["1"]', 'refers_to = ["2"]'),
    body("ward_cannot_breach", "2", 'refers_to = ["1"]', "breach_proposable = true"),
    body("wrong_type", "1", "breach_proposable = true", 'breach_proposable = "yes"'),
    body("rule_twice", "2", 'id = "inspect"', 'id = "keep"'),
    body("bad_name", "1", 'id = "keep"', 'id = "保管"'),
    body("act_not_of_shape", "2", 'shape = "yearly"', 'shape = "per_person"'),
    body("anchor_not_of_occasion", "1", 'anchor = "requested"', 'anchor = "known"'),
    body("option_not_of_act", "1", 'act = "observe"', 'act = "observe"\nmedia = ["paper"]'),
    body("option_not_of_act", "2", 'methods = ["on_site"]', 'methods = ["on_site"]\nsurvives_end = true'),
    body("option_missing", "2", 'methods = ["on_site"]\n', ""),
    body("option_missing", "2", 'methods = ["on_site"]', "methods = []"),
    body(
        "standing_due",
        "1",
        'act = "observe"',
        'act = "observe"\ndue.later_of = [{ anchor = "end", basis = "contract" }]',
    ),
    body("bound_without_day", "1", "due.later_of", "due.not_after"),
    body("figure_needed", "1", 'figure = "answer", ', "days = 14, "),
    body("basis_of_figure", "1", 'figure = "answer", basis = "policy"', 'figure = "answer", basis = "clause"'),
    body("figure_missing", "1", 'figure = "answer"', 'figure = "anwser"'),
    body("days_and_figure", "1", 'figure = "answer"', 'days = 3, figure = "answer"'),
    body("law_only", "2", 'anchor = "year_end"', 'anchor = "year_end", business_shift = true'),
    body("out_of_range", "2", 'anchor = "year_end"', 'anchor = "year_end", days = -3'),
]
OUTSIDE_THE_TABLES = {"file_missing", "cannot_open", "not_utf8", "edition_twice"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "small")


def write(folder: Path, edition: str = EDITION, clauses: str = CLAUSES) -> Path:
    folder.mkdir(parents=True)
    (folder / EDITION_FILE).write_text(edition, encoding="utf-8")
    (folder / CLAUSES_FILE).write_text(clauses, encoding="utf-8")
    return folder


def problems_of(read: Callable[[], object]) -> tuple[Problem, ...]:
    with pytest.raises(EditionProblems) as caught:
        read()
    return caught.value.problems


def test_the_small_edition_is_right(folder: Path) -> None:
    edition = read_edition(folder)
    assert [clause.item for clause in edition.clauses] == ["1", "2"]
    assert [rule.id for rule in edition.rules()] == ["keep", "report", "inspect", "review"]
    assert edition.office_rules[0].item == "office:review"


@pytest.mark.parametrize("broken", FAULTS, ids=lambda broken: f"{broken.code}: {broken.new[:40]!r}")
def test_a_fault_is_told_with_its_place_and_its_mend(folder: Path, broken: Broken) -> None:
    path = folder / broken.file
    text = path.read_text(encoding="utf-8")
    assert broken.old in text, "the fault must change the file"
    path.write_text(text.replace(broken.old, broken.new, 1), encoding="utf-8")
    told = problems_of(lambda: read_edition(folder))
    assert (str(path), broken.clause, broken.code) in {(p.file, p.clause, p.code) for p in told}
    for problem in told:
        for words in (problem.problem, problem.mend):
            assert words.ja.strip()
            assert words.en.strip()
            assert "{" not in words.en.replace("{ … }", "")


def test_every_problem_that_can_be_told_is_broken_once() -> None:
    assert {broken.code for broken in FAULTS} | OUTSIDE_THE_TABLES == set(WORDINGS)


def test_all_problems_are_told_at_once(folder: Path) -> None:
    clauses = CLAUSES.replace("number = 2", "number = 4").replace('shape = "standing"', 'shape = "always"')
    (folder / CLAUSES_FILE).write_text(clauses, encoding="utf-8")
    (folder / EDITION_FILE).write_text(EDITION.replace("days = 14", "days = -14"), encoding="utf-8")
    told = problems_of(lambda: read_edition(folder))
    assert [problem.code for problem in told] == ["out_of_range", "unknown_word", "number_gap"]


def test_one_fault_makes_one_problem(folder: Path) -> None:
    (folder / CLAUSES_FILE).write_text(CLAUSES.replace('shape = "standing"', 'shape = "always"'), encoding="utf-8")
    assert len(problems_of(lambda: read_edition(folder))) == 1


def test_a_misspelt_key_is_answered_with_the_one_meant(folder: Path) -> None:
    (folder / EDITION_FILE).write_text(EDITION.replace("ward_called", "ward_caled"), encoding="utf-8")
    unknown = next(p for p in problems_of(lambda: read_edition(folder)) if p.code == "unknown_key")
    assert "ward_called ではありませんか" in unknown.mend.ja
    assert "Did you mean ward_called?" in unknown.mend.en


def test_toml_that_cannot_be_read_is_told_with_its_line(folder: Path) -> None:
    (folder / CLAUSES_FILE).write_text(CLAUSES.replace('item = "2"', "item = 2nd"), encoding="utf-8")
    (problem,) = problems_of(lambda: read_edition(folder))
    line = CLAUSES[: CLAUSES.index('item = "2"')].count("\n") + 1
    assert (problem.code, problem.line) == ("not_toml", line)
    assert problem.where() == f"{folder / CLAUSES_FILE}:{line}"


def test_a_file_in_another_encoding_is_told_with_its_line(folder: Path) -> None:
    (folder / EDITION_FILE).write_bytes(EDITION.encode("cp932"))
    (problem,) = problems_of(lambda: read_edition(folder))
    assert (problem.code, problem.line) == ("not_utf8", 2)


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(folder: Path) -> None:
    digest = read_edition(folder).digest
    (folder / EDITION_FILE).write_bytes(b"\xef\xbb\xbf" + EDITION.replace("\n", "\r\n").encode())
    assert read_edition(folder).digest == digest


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / CLAUSES_FILE).unlink()
    (problem,) = problems_of(lambda: read_edition(folder))
    assert (problem.code, problem.file) == ("file_missing", str(folder / CLAUSES_FILE))
    assert CLAUSES_FILE in problem.mend.ja


def test_what_is_no_file_is_told(folder: Path) -> None:
    (folder / CLAUSES_FILE).unlink()
    (folder / CLAUSES_FILE).mkdir()
    (problem,) = problems_of(lambda: read_edition(folder))
    assert (problem.code, problem.file) == ("cannot_open", str(folder / CLAUSES_FILE))


def test_brackets_without_end_are_no_crash(folder: Path) -> None:
    (folder / CLAUSES_FILE).write_text("clause = " + "[" * 100_000, encoding="utf-8")
    (problem,) = problems_of(lambda: read_edition(folder))
    assert problem.code == "not_toml"


def test_hidden_folders_are_no_editions(folder: Path) -> None:
    (folder.parent / ".backup").mkdir()
    assert "small" in load_editions(folder.parent)


def test_an_edition_may_be_named_by_one_of_its_files(folder: Path) -> None:
    assert read_edition(folder / EDITION_FILE) == read_edition(folder)


def test_a_comment_changes_no_digest_and_a_word_does(folder: Path) -> None:
    digest = read_edition(folder).digest
    (folder / CLAUSES_FILE).write_text("# a comment\n" + CLAUSES, encoding="utf-8")
    assert read_edition(folder).digest == digest
    (folder / CLAUSES_FILE).write_text(CLAUSES.replace("年度に1回", "年度に2回"), encoding="utf-8")
    assert read_edition(folder).digest != digest


def test_the_ward_s_own_edition_stands_beside_the_program_s(folder: Path) -> None:
    assert set(load_editions(folder.parent)) == {*load_editions(), "small"}
    assert load_editions(folder.parent / "nowhere") == load_editions()


def test_no_edition_of_the_program_can_be_replaced(tmp_path: Path) -> None:
    name = next(iter(load_editions()))
    write(tmp_path / name, edition=EDITION.replace('"small"', f'"{name}"'))
    (problem,) = problems_of(lambda: load_editions(tmp_path))
    assert (problem.code, problem.file) == ("edition_twice", str(tmp_path / name / EDITION_FILE))


def test_the_problems_of_several_editions_are_told_together(folder: Path) -> None:
    shutil.copytree(folder, folder.parent / "other")
    (folder / EDITION_FILE).unlink()
    assert {p.code for p in problems_of(lambda: load_editions(folder.parent))} == {"file_missing", "id_differs"}


def test_tables_of_the_wrong_kind_are_no_crash() -> None:
    wrong: list[dict[str, object]] = [
        {},
        {EDITION_FILE: 3, CLAUSES_FILE: None},
        {EDITION_FILE: {"policies": []}, CLAUSES_FILE: {}},
    ]
    for tables in wrong:
        with pytest.raises(EditionProblems):
            parse_edition(tables, "nowhere")


def test_the_refusal_says_every_problem_in_both_languages(folder: Path) -> None:
    (folder / EDITION_FILE).write_text(EDITION.replace("days = 14", "days = -1"), encoding="utf-8")
    with pytest.raises(EditionProblems) as caught:
        read_edition(folder)
    assert not isinstance(caught.value, LawProblems)
    assert "0 から 36500 までの整数にしてください。" in str(caught.value)
    assert "Make it a whole number from 0 to 36500." in str(caught.value)
